import { property, variants } from "../contract.ts";
import type { Context, Resolved, Rule, SchemaNode } from "../redocly.ts";

/** Whether each variant either requires the property with values of its own, or (at most one) forbids it. */
function tellsApart(ctx: Context, alternatives: Resolved<SchemaNode>[], name: string): boolean {
  const marks = alternatives.flatMap((variant) => {
    const schema = property(ctx, variant, name);
    if (schema === false) return ["forbidden"];
    if (typeof schema !== "object" || !variant.node?.required?.includes(name)) return [undefined];
    const values = schema.const === undefined ? schema.enum : [schema.const];
    return values ? values.map((value) => JSON.stringify(value)) : [undefined];
  });
  return !marks.includes(undefined) && new Set(marks).size === marks.length;
}

/** One property decides which variant a response is: a `switch` narrows, and validation reports one variant's errors. */
export const oneOfIsToldApart: Rule = () => ({
  Schema(schema, ctx) {
    if (typeof schema !== "object" || !schema.oneOf) return;
    const alternatives = variants(ctx, { node: schema, location: ctx.location });
    const names = Object.keys(alternatives[0]?.node?.properties ?? {});
    if (names.some((name) => tellsApart(ctx, alternatives, name))) return;
    ctx.report({
      message:
        "No property tells the variants apart. Each has to require one and the same property with a `const` or `enum` of its own; at most one may forbid it with `false` instead.",
      location: ctx.location.child(["oneOf"]),
    });
  },
});
