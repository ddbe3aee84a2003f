import type { Cursor } from "./read.ts";

/** Keywords that say nothing about validity. */
const ANNOTATIONS = ["title", "description", "examples", "example", "deprecated", "externalDocs"];

const KEYWORDS = {
  $ref: ["$ref"],
  string: ["type", "const", "enum", "minLength", "maxLength", "pattern", "format"],
  array: ["type", "items"],
  object: ["type", "required", "properties"],
  oneOf: ["oneOf"],
  not: ["not"],
  none: [],
} as const;

const MEMBERS = "unknown members always pass, so list the known ones under properties";

/** What to write instead of a keyword that the run-time check does not know. */
const INSTEAD: { readonly [Key in string]?: string } = {
  allOf: "write the members of all parts into one object; parts can share members by $ref",
  anyOf: "use oneOf with a member that tells the variants apart",
  discriminator: "the member that tells the variants apart is found without it",
  default: "the client sends exactly what it is given, so describe in words what the gateway assumes",
  additionalProperties: MEMBERS,
  patternProperties: MEMBERS,
  unevaluatedProperties: MEMBERS,
  propertyNames: MEMBERS,
  nullable: "a member that has no value is absent, so leave it out of required",
  not: "only `not: {}` is supported, for a member that must be absent",
  $defs: "move it to components/schemas",
};

/** @throws {ContractError} for the first keyword that the run-time check would ignore */
export function refuseUnknownKeywords(schema: Cursor, kind: keyof typeof KEYWORDS): void {
  const known: readonly string[] = KEYWORDS[kind];
  for (const key of Object.keys(schema.object())) {
    if (known.includes(key) || ANNOTATIONS.includes(key) || key.startsWith("x-")) continue;
    throw schema
      .raw(key)
      .error(
        `The keyword ${key} is not supported here; ${INSTEAD[key] ?? "remove it or describe it in words"}.`,
      );
  }
}
