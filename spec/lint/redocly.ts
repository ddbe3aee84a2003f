/** What the rules use of Redocly's plugin interface. The CLI is one bundle without types. */

export interface Location {
  child(keys: readonly (string | number)[]): Location;
  /** The key of the member instead of its value. */
  key(): Location;
}

export interface Context {
  readonly location: Location;
  readonly key: string | number;
  readonly type: { readonly name: string; readonly extensionsPrefix?: string };
  report(problem: { message: string; location: Location }): void;
}

type Visit<T> = (node: T, context: Context) => void;

/** A visitor of the OpenAPI objects that the rules look at. */
export interface Visitor {
  any?: Visit<object>;
  Schema?: Visit<SchemaNode | boolean>;
}

export type Rule = () => Visitor;

/** The parts of a schema that the rules read. Any of them may be missing: other rules look for that. */
export interface SchemaNode {
  type?: unknown;
  not?: unknown;
  description?: string;
  const?: string;
  enum?: string[];
  examples?: unknown[];
  maxLength?: number;
  oneOf?: SchemaNode[];
  "x-extensible-enum"?: string[];
  "x-enumDescriptions"?: Record<string, string>;
}
