/** An OpenAPI description with the extensions of this contract, as plain data: what the build, the plugin and the tests read of it. */
export interface ContractDocument {
  info: { title: string; summary?: string; description?: string };
  servers: Server[];
  tags: { name: string; "x-displayName"?: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, SchemaObject>;
    parameters: Record<string, Parameter>;
    examples: Record<string, Example>;
  };
  "x-general-result-codes"?: ResultCode[];
}

export interface Reference {
  $ref: string;
}

export type OrReference<T> = T | Reference;

/** Something that can carry a description and the source of what it says. */
export interface Described {
  description?: string;
  "x-source"?: string;
}

export interface Server extends Described {
  url: string;
  description: string;
  "x-region": string;
  "x-environment": string;
}

export type PathItem = Record<string, Operation>;

export interface Operation extends Described {
  operationId: string;
  summary: string;
  tags: [string, ...string[]];
  parameters?: OrReference<Parameter>[];
  requestBody?: OrReference<Body>;
  responses: Record<string, OrReference<Response>>;
  "x-correlation"?: string;
  "x-polling"?: Polling;
  "x-result-codes"?: ResultCode[];
  "x-codeSamples"?: CodeSample[];
}

export interface Body extends Described {
  content?: Record<string, Media>;
}

export interface Response extends Body {
  headers?: Record<string, OrReference<Header>>;
}

export interface Media {
  schema: OrReference<SchemaObject>;
  examples?: Record<string, OrReference<Example>>;
}

export interface Header extends Described {
  required?: boolean;
  schema: OrReference<SchemaObject>;
  example?: string;
}

export interface Parameter extends Header {
  name: string;
}

export interface SchemaObject extends Described {
  title?: string;
  type?: string;
  /** `{}`: the member never occurs. */
  not?: object;
  const?: unknown;
  enum?: unknown[];
  example?: unknown;
  examples?: unknown[];
  maxLength?: number;
  required?: string[];
  properties?: Record<string, OrReference<SchemaObject>>;
  items?: OrReference<SchemaObject>;
  oneOf?: OrReference<SchemaObject>[];
  "x-extensible-enum"?: string[];
  "x-enumDescriptions"?: Record<string, string>;
  "x-known-result-codes"?: boolean;
}

export interface Example extends Described {
  summary: string;
  value: ExampleValue;
  "x-signed"?: boolean;
}

/** A message, as an example shows it. Only responses have a result. */
export interface ExampleValue {
  result: { resultStatus: string; resultCode: string };
  [field: string]: unknown;
}

export interface ResultCode {
  code: string;
  status: string;
  message: string;
  action: string;
  when?: string;
  "x-source"?: string;
}

/** The field that says how far a vaulting is, and its values. */
export interface Polling {
  field: string;
  pending: string[];
  final: string[];
}

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}
