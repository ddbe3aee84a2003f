/** What several rules read from an operation. Nodes come with the location where they stand, behind any `$ref`. */

const follow = (ctx, node, location) =>
  node?.$ref ? ctx.resolve(node, location.source.absoluteRef) : { node, location };

/** The named members of a map or array, each behind its `$ref`. */
function members(ctx, holder, location, key) {
  const at = location.child([key]);
  return Object.entries(holder?.[key] ?? {}).map(([name, member]) => ({
    name,
    ...follow(ctx, member, at.child([name])),
  }));
}

const bodies = (ctx, { node, location }) =>
  members(ctx, node, location, "content").map(({ node: media, location: at }) => ({
    location: at,
    schema: follow(ctx, media.schema, at.child(["schema"])),
    examples: members(ctx, media, at, "examples"),
  }));

export const requestBodies = (operation, ctx) =>
  operation.requestBody
    ? bodies(ctx, follow(ctx, operation.requestBody, ctx.location.child(["requestBody"])))
    : [];

export const responseBodies = (operation, ctx) =>
  members(ctx, operation, ctx.location, "responses").flatMap((response) => bodies(ctx, response));

/** The variants of a `oneOf`, or the schema itself. */
export const variants = (ctx, { node, location }) =>
  node?.oneOf ? members(ctx, node, location, "oneOf") : [{ name: "schema", node, location }];

/** The property of an object schema behind its `$ref`; `false` where the schema forbids it. */
export const property = (ctx, { node, location }, name) =>
  follow(ctx, node?.properties?.[name], location.child(["properties", name])).node;

/** The result codes of an operation together with the general ones, each with its location. */
export function resultCodes() {
  let general = [];
  const located = (list, location) =>
    (list ?? []).map((entry, index) => ({ ...entry, location: location.child([index]) }));
  return {
    ofRoot(root, { location }) {
      const key = "x-general-result-codes";
      general = located(root[key], location.child([key]));
      return general;
    },
    ofOperation(operation, { location }) {
      const key = "x-result-codes";
      return [...located(operation[key], location.child([key])), ...general];
    },
  };
}
