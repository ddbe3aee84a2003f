import { type Body, type Member, property, requestBodies, responseBodies, variants } from "../contract.ts";
import type { ExampleNode, Rule } from "../redocly.ts";

const examplesOf = (bodies: Body[]) => bodies.flatMap(({ examples }) => examples);

/** A request example and the response example of the same name are one call. */
export const examplesArePaired: Rule = () => ({
  Operation(operation, ctx) {
    const requests = examplesOf(requestBodies(operation, ctx));
    const responses = examplesOf(responseBodies(operation, ctx));
    const report = (kind: string, { name, location }: Member<ExampleNode>) =>
      ctx.report({ message: `The operation has no ${kind} example named \`${name}\`.`, location });
    for (const request of requests) {
      if (!responses.some(({ name }) => name === request.name)) report("response", request);
    }
    for (const response of responses) {
      if (!requests.some(({ name }) => name === response.name)) report("request", response);
    }
  },
});

/** The correlation field can be sent, and every variant of the response can return it. */
export const correlationIsProperty: Rule = () => ({
  Operation(operation, ctx) {
    const field = operation["x-correlation"];
    if (field === undefined) return;
    for (const { schema } of [...requestBodies(operation, ctx), ...responseBodies(operation, ctx)]) {
      for (const variant of variants(ctx, schema)) {
        if (!property(ctx, variant, field)) {
          ctx.report({
            message: `\`x-correlation\` names \`${field}\`, which is no property here.`,
            location: variant.location,
          });
        }
      }
    }
  },
});

/** A mock finds the response by the correlation value of the request, and returns it. */
export const examplesCorrelate: Rule = () => ({
  Operation(operation, ctx) {
    const field = operation["x-correlation"];
    if (field === undefined) return;
    const requests = new Map<string, unknown>();
    for (const { name, node, location } of examplesOf(requestBodies(operation, ctx))) {
      const value = node?.value?.[field];
      const at = location.child(["value", field]);
      if (value === undefined) {
        ctx.report({ message: `The request example has no \`${field}\`.`, location: at });
      } else if ([...requests.values()].includes(value)) {
        ctx.report({ message: `Another request example has \`${field}: ${value}\`.`, location: at });
      }
      requests.set(name, value);
    }
    for (const { name, node, location } of examplesOf(responseBodies(operation, ctx))) {
      const value = node?.value?.[field];
      if (value !== undefined && requests.has(name) && value !== requests.get(name)) {
        ctx.report({
          message: `The request example \`${name}\` has \`${field}: ${requests.get(name)}\`.`,
          location: location.child(["value", field]),
        });
      }
    }
  },
});
