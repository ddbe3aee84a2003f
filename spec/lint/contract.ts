/** What several rules read from an operation. Nodes come with their location, behind any `$ref`. */
import type {
  BodyNode,
  Context,
  ExampleNode,
  Location,
  OperationNode,
  Reference,
  Resolved,
  ResultCodeNode,
  RootNode,
  SchemaNode,
} from "./redocly.ts";

export interface Member<T> extends Resolved<T> {
  readonly name: string;
}

export interface Body {
  readonly location: Location;
  readonly schema: Resolved<SchemaNode>;
  readonly examples: Member<ExampleNode>[];
}

export interface LocatedCode extends ResultCodeNode {
  readonly location: Location;
}

function follow<T extends Reference>(ctx: Context, node: T | undefined, location: Location): Resolved<T> {
  return node?.$ref ? ctx.resolve(node, location.source.absoluteRef) : { node, location };
}

/** The named members of a map or array, each behind its `$ref`. */
function members<T extends Reference>(
  ctx: Context,
  holder: Record<string, T> | T[] | undefined,
  location: Location,
): Member<T>[] {
  return Object.entries(holder ?? {}).map(([name, member]) => ({
    name,
    ...follow(ctx, member, location.child([name])),
  }));
}

const bodies = (ctx: Context, { node, location }: Resolved<BodyNode>): Body[] =>
  Object.entries(node?.content ?? {}).map(([type, media]) => {
    const at = location.child(["content", type]);
    return {
      location: at,
      schema: follow(ctx, media.schema, at.child(["schema"])),
      examples: members(ctx, media.examples, at.child(["examples"])),
    };
  });

export const requestBodies = (operation: OperationNode, ctx: Context): Body[] =>
  operation.requestBody
    ? bodies(ctx, follow(ctx, operation.requestBody, ctx.location.child(["requestBody"])))
    : [];

export const responseBodies = (operation: OperationNode, ctx: Context): Body[] =>
  members(ctx, operation.responses, ctx.location.child(["responses"])).flatMap((response) =>
    bodies(ctx, response),
  );

/** The variants of a `oneOf`, or the schema itself. */
export const variants = (ctx: Context, { node, location }: Resolved<SchemaNode>): Resolved<SchemaNode>[] =>
  node?.oneOf ? members(ctx, node.oneOf, location.child(["oneOf"])) : [{ node, location }];

/** The property of an object schema behind its `$ref`; `false` where the schema forbids it. */
export function property(
  ctx: Context,
  { node, location }: Resolved<SchemaNode>,
  name: string,
): SchemaNode | boolean | undefined {
  const schema = node?.properties?.[name];
  return typeof schema === "object" ? follow(ctx, schema, location.child(["properties", name])).node : schema;
}

/** The constant that a property has to be, where the schema names one. */
export function constant(
  ctx: Context,
  schema: Resolved<SchemaNode>,
  name: string | undefined,
): string | undefined {
  const member = name === undefined ? undefined : property(ctx, schema, name);
  return typeof member === "object" ? member.const : undefined;
}

/** The result codes of an operation together with the general ones, each with its location. */
export function resultCodes() {
  let general: LocatedCode[] = [];
  const located = (list: ResultCodeNode[] | undefined, location: Location): LocatedCode[] =>
    (list ?? []).map((entry, index) => ({ ...entry, location: location.child([index]) }));
  return {
    ofRoot(root: RootNode, { location }: Context): LocatedCode[] {
      const key = "x-general-result-codes";
      general = located(root[key], location.child([key]));
      return general;
    },
    ofOperation(operation: OperationNode, { location }: Context): LocatedCode[] {
      const key = "x-result-codes";
      return [...located(operation[key], location.child([key])), ...general];
    },
  };
}
