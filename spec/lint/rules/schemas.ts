import { isForbidden } from "@ams-vaulting/codegen";
import type { Context, Rule, SchemaNode } from "../redocly.ts";

const isScalar = (schema: SchemaNode) =>
  schema.type !== "object" && schema.type !== "array" && !schema.oneOf && !isForbidden(schema);

/** A rule for every schema but the empty one in `not: {}`, which says no more than that. */
const everySchema =
  (check: (schema: SchemaNode, context: Context) => void): Rule =>
  () => ({
    Schema(schema, context) {
      if (typeof schema === "object" && context.key !== "not") check(schema, context);
    },
  });

/** The protocol has one kind of scalar, and every length has a bound. */
export const scalarIsString = everySchema((schema, { report, location }) => {
  if (!isScalar(schema)) return;
  if (schema.type !== "string") {
    report({ message: "Every scalar of the protocol is a string.", location: location.child(["type"]) });
  }
  if (!Number.isInteger(schema.maxLength)) {
    report({ message: "A string has a `maxLength`.", location: location.child(["maxLength"]) });
  }
});

export const schemaIsDocumented = everySchema((schema, { report, location }) => {
  if (!schema.description) {
    report({ message: "A schema has a description.", location: location.child(["description"]) });
  }
  if (isScalar(schema) && !schema.examples?.length) {
    report({ message: "A scalar has `examples`.", location: location.child(["examples"]) });
  }
});

/** A value that the schema itself names can occur. */
export const valuesFit = everySchema((schema, { report, location }) => {
  const { maxLength = Number.POSITIVE_INFINITY } = schema;
  for (const key of ["enum", "x-extensible-enum"] as const) {
    const values = schema[key];
    if (!Array.isArray(values)) continue;
    for (const [index, value] of values.entries()) {
      const at = location.child([key, index]);
      if (values.indexOf(value) !== index) report({ message: `\`${value}\` is listed twice.`, location: at });
      if (value.length > maxLength)
        report({ message: `\`${value}\` is longer than \`maxLength\`.`, location: at });
    }
  }
});

/** Some generators ignore `const`; one writes code for it and `maxLength` that does not compile. All know `enum`. */
export const singleValueIsEnum = everySchema(({ const: value }, { report, location }) => {
  if (value !== undefined)
    report({
      message: `Write \`enum: [${value}]\` in place of \`const\`.`,
      location: location.child(["const"]),
    });
});

export const enumIsDescribed = everySchema((schema, { report, location }) => {
  // The description of the schema is the one of its only value.
  if (!Array.isArray(schema.enum) || schema.enum.length === 1) return;
  const described = schema["x-enumDescriptions"] ?? {};
  for (const [index, value] of schema.enum.entries()) {
    if (!Object.hasOwn(described, value)) {
      report({
        message: `\`x-enumDescriptions\` does not say what \`${value}\` means.`,
        location: location.child(["enum", index]),
      });
    }
  }
  for (const value of Object.keys(described)) {
    if (!schema.enum.includes(value)) {
      report({
        message: `\`${value}\` is no value of \`enum\`.`,
        location: location.child(["x-enumDescriptions", value]).key(),
      });
    }
  }
});
