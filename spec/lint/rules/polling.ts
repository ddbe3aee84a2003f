import { constant, responseBodies, variants } from "../contract.ts";
import type { Rule } from "../redocly.ts";

/** `x-polling` sorts exactly the states that the variants of the response can have. */
export const pollingCoversVariants: Rule = () => ({
  Operation(operation, ctx) {
    const { field, pending = [], final = [] } = operation["x-polling"] ?? {};
    if (field === undefined) return;
    const location = ctx.location.child(["x-polling"]);
    const sorted = [...pending, ...final];
    const states = new Set(
      responseBodies(operation, ctx)
        .flatMap(({ schema }) => variants(ctx, schema))
        .map((variant) => constant(ctx, variant, field))
        .filter((state) => state !== undefined),
    );
    for (const [index, state] of sorted.entries()) {
      if (sorted.indexOf(state) !== index) ctx.report({ message: `\`${state}\` is listed twice.`, location });
      if (!states.has(state)) {
        ctx.report({ message: `No variant of the response has \`${field}: ${state}\`.`, location });
      }
    }
    for (const state of states) {
      if (!sorted.includes(state)) {
        ctx.report({ message: `\`${field}: ${state}\` is neither pending nor final.`, location });
      }
    }
  },
});

export const pollingHasExamples: Rule = () => ({
  Operation(operation, ctx) {
    const { field, pending = [], final = [] } = operation["x-polling"] ?? {};
    if (field === undefined) return;
    const shown = responseBodies(operation, ctx)
      .flatMap(({ examples }) => examples)
      .map(({ node }) => node?.value?.[field]);
    for (const [key, states] of Object.entries({ pending, final })) {
      for (const [index, state] of states.entries()) {
        if (!shown.includes(state)) {
          ctx.report({
            message: `No response example has \`${field}: ${state}\`.`,
            location: ctx.location.child(["x-polling", key, index]),
          });
        }
      }
    }
  },
});
