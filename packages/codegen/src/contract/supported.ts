import type { Cursor } from "./read.ts";

/** What the derivation reads of each OpenAPI object. Everything else is refused, so that nothing is silently ignored. */
const SUPPORTED = {
  document: [
    "openapi",
    "info",
    "servers",
    "tags",
    "paths",
    "components",
    "security",
    "externalDocs",
    "jsonSchemaDialect",
  ],
  "path item": ["summary", "description", "post", "servers", "parameters"],
  operation: [
    "operationId",
    "tags",
    "summary",
    "description",
    "externalDocs",
    "deprecated",
    "servers",
    "parameters",
    "requestBody",
    "responses",
    "security",
  ],
  parameter: ["name", "in", "required", "description", "deprecated", "schema", "example"],
  "request body": ["description", "required", "content"],
  response: ["description", "headers", "content"],
  "media type": ["schema", "examples"],
  example: ["summary", "description", "value"],
  server: ["url", "description"],
} as const;

export type ObjectKind = keyof typeof SUPPORTED;

/** What to do instead, where that is not to remove the member. */
const INSTEAD: { readonly [Key in string]?: string } = {
  $ref: "write the operation here",
  webhooks: "describe an operation that the client calls under paths",
  callbacks: "describe an operation that the client calls under paths",
  example: "give it a name under examples",
  externalValue: "write the value here",
  variables: "give one server for each value",
  links: "say in the description what to call next",
};

/** @throws {ContractError} for the first member that the derivation does not read */
export function refuseUnsupported(cursor: Cursor, kind: ObjectKind): void {
  const supported: readonly string[] = SUPPORTED[kind];
  for (const key of Object.keys(cursor.objectOrEmpty())) {
    if (supported.includes(key) || key.startsWith("x-")) continue;
    throw cursor
      .raw(key)
      .error(
        `${key} is not supported in ${article(kind)} ${kind}; ${INSTEAD[key] ?? "remove it or describe it in words"}.`,
      );
  }
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? "an" : "a");
