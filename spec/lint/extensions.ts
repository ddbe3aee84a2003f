import { ENVIRONMENTS, RESULT_STATUSES, SITUATIONS } from "@ams-vaulting/codegen";

/**
 * The `x-` extensions of the contract: on which OpenAPI objects each may be, and what it may hold.
 * Redocly's `struct` rule checks the values, `known-extensions` refuses every other `x-` key.
 */
/** Redocly's description of an OpenAPI object: its properties, by name. */
export interface NodeType {
  properties: Record<string, unknown>;
  items?: unknown;
  required?: string[];
  extensionsPrefix?: string;
}

const text = { type: "string" };
const flag = { type: "boolean" };
const texts = { type: "array", items: text };
const source = { "x-source": text };

export const extensions: Record<string, Record<string, unknown>> = {
  Root: { "x-general-result-codes": "ResultCodes", "x-general-correlation": text },
  Server: { "x-region": text, "x-environment": { enum: ENVIRONMENTS }, ...source },
  Operation: { "x-correlation": text, "x-polling": "Polling", "x-result-codes": "ResultCodes", ...source },
  Parameter: { "x-set-by": { enum: ["client"] }, ...source },
  Header: source,
  Schema: {
    "x-enumDescriptions": "EnumDescriptions",
    "x-extensible-enum": texts,
    "x-known-result-codes": flag,
    "x-secret": flag,
    ...source,
  },
  Example: { "x-signed": flag, ...source },
  ResultCode: source,
  Polling: source,
};

const required: Record<string, string[]> = {
  Server: ["url", "description", "x-region", "x-environment"],
};

const types: Record<string, NodeType> = {
  ResultCodes: { properties: {}, items: "ResultCode" },
  ResultCode: {
    properties: {
      code: text,
      status: { enum: RESULT_STATUSES },
      message: text,
      action: text,
      when: { enum: SITUATIONS },
      example: "Example",
    },
    required: ["code", "status", "message", "action"],
    extensionsPrefix: "x-",
  },
  Polling: {
    properties: { field: text, pending: texts, final: texts },
    required: ["field", "pending", "final"],
    extensionsPrefix: "x-",
  },
};

export function typeExtension(standard: Record<string, NodeType>): Record<string, NodeType> {
  const extended: Record<string, NodeType> = { ...standard, ...types };
  for (const [name, properties] of Object.entries(extensions)) {
    const type = extended[name] ?? { properties: {} };
    const { [name]: needed = type.required } = required;
    extended[name] = {
      ...type,
      properties: { ...type.properties, ...properties },
      ...(needed && { required: needed }),
    };
  }
  return extended;
}
