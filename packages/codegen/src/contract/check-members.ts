import type { Contract } from "./contract.ts";
import { isObject } from "./document.ts";
import type { Operation } from "./operation.ts";
import type { ObjectSchema, Schema, SchemaTable, StringSchema } from "./schema.ts";
import { nameOf } from "./schemas.ts";

/** The members that `x-correlation` and `x-polling` name have to be there, and hold what they are used for. */
export function checkMembers({ operations, schemas, document }: Contract): void {
  for (const operation of operations) {
    document.attempt(() => {
      const [request, response] = [operation.request, operation.response].map(({ path }) =>
        shapesOf({ ref: nameOf(path, document) }, schemas),
      );
      const shapes = { request: request ?? [], response: response ?? [], schemas };
      document.attempt(() => checkCorrelation(operation, shapes));
      document.attempt(() => checkPolling(operation, shapes));
    });
  }
}

interface Shapes {
  request: ObjectSchema[];
  response: ObjectSchema[];
  schemas: SchemaTable;
}

/** The shapes that a message can have: its variants, or the one object. */
function shapesOf(schema: Schema | undefined, schemas: SchemaTable): ObjectSchema[] {
  if (schema === undefined) return [];
  if ("ref" in schema) return shapesOf(schemas[schema.ref], schemas);
  if ("by" in schema)
    return [...Object.values(schema.variants), schema.absent].flatMap((variant) =>
      shapesOf(variant, schemas),
    );
  return schema.type === "object" ? [schema] : [];
}

function stringOf(member: Schema | false | undefined, schemas: SchemaTable): StringSchema | undefined {
  if (!member) return undefined;
  if ("ref" in member) return stringOf(schemas[member.ref], schemas);
  return "type" in member && member.type === "string" ? member : undefined;
}

function checkCorrelation({ correlation, at }: Operation, { request, response, schemas }: Shapes): void {
  if (!correlation) return;
  for (const [what, shapes] of Object.entries({ request, response })) {
    if (shapes.some(({ properties }) => !stringOf(properties[correlation], schemas)))
      throw at
        .at("x-correlation")
        .error(`${correlation} must be a string member of every variant of the ${what}.`);
  }
}

function checkPolling({ polling, at, examples }: Operation, { response, schemas }: Shapes): void {
  if (!polling) return;
  const { field, pending, final } = polling;
  const cursor = at.at("x-polling");
  const listed = [...pending, ...final];
  const states = new Set(
    response.flatMap(({ properties: { [field]: member } }) => {
      const scalar = stringOf(member, schemas);
      return scalar?.const === undefined ? (scalar?.enum ?? []) : [scalar.const];
    }),
  );
  const shown = Object.values(examples.response).map(({ value }) =>
    isObject(value) ? value[field] : undefined,
  );
  for (const [index, state] of listed.entries()) {
    if (listed.indexOf(state) !== index) throw cursor.error(`${state} is listed twice.`);
    if (!states.has(state)) throw cursor.error(`No variant of the response has ${field}: ${state}.`);
    if (!shown.includes(state)) throw cursor.error(`No response example has ${field}: ${state}.`);
  }
  for (const state of states) {
    if (!listed.includes(state))
      throw cursor.error(`${field}: ${state} is neither pending nor final; add it to one of the lists.`);
  }
}
