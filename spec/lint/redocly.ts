/** What the rules use of Redocly's plugin interface. The CLI is one bundle without types. */

export interface Location {
  readonly source: { readonly absoluteRef: string };
  readonly absolutePointer: string;
  child(keys: readonly (string | number)[]): Location;
  /** The key of the member instead of its value. */
  key(): Location;
}

export interface Resolved<T> {
  readonly node: T | undefined;
  readonly location: Location;
}

export interface Context {
  readonly location: Location;
  readonly type: { readonly name: string; readonly extensionsPrefix?: string };
  report(problem: { message: string; location: Location }): void;
  resolve<T>(node: T, from: string): Resolved<T>;
}

type Visit<T> = (node: T, context: Context) => void;

/** A visitor of the OpenAPI objects that the rules look at. */
export interface Visitor {
  any?: Visit<object>;
  Root?: Visit<RootNode>;
  Server?: Visit<ServerNode>;
  Operation?: Visit<OperationNode>;
  Schema?: Visit<SchemaNode | boolean>;
}

export type Rule = () => Visitor;

/** The parts of a description that the rules read. Any of them may be missing: other rules look for that. */
export interface Reference {
  $ref?: string;
}

export interface SchemaNode extends Reference {
  type?: unknown;
  description?: string;
  const?: string;
  enum?: string[];
  examples?: unknown[];
  required?: string[];
  minLength?: number;
  maxLength?: number;
  oneOf?: SchemaNode[];
  anyOf?: SchemaNode[];
  allOf?: SchemaNode[];
  properties?: Record<string, SchemaNode | boolean>;
  "x-extensible-enum"?: string[];
  "x-enumDescriptions"?: Record<string, string>;
}

export interface ExampleNode extends Reference {
  value?: { result?: { resultCode?: string; resultStatus?: string }; [member: string]: unknown };
}

export interface BodyNode extends Reference {
  content?: Record<string, { schema?: SchemaNode; examples?: Record<string, ExampleNode> }>;
}

export interface ResultCodeNode {
  code: string;
  status: string;
  when?: string;
}

export interface PollingNode {
  field?: string;
  pending?: string[];
  final?: string[];
}

export interface OperationNode {
  requestBody?: BodyNode;
  responses?: Record<string, BodyNode>;
  "x-correlation"?: string;
  "x-polling"?: PollingNode;
  "x-result-codes"?: ResultCodeNode[];
}

export interface ServerNode {
  "x-region"?: string;
  "x-environment"?: string;
}

export interface RootNode {
  "x-general-result-codes"?: ResultCodeNode[];
}
