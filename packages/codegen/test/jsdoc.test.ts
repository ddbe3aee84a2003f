import fc from "fast-check";
import { expect, test } from "vitest";
import { jsdoc } from "../src/emit/module.ts";

test("whatever the text, the comment begins once and ends once", () => {
  const text = fc.string({ unit: fc.constantFrom("*", "/", "\n", "\r", "\\", " ", "a") });
  fc.assert(
    fc.property(text, fc.constantFrom("", "  "), (text, indent) => {
      const comment = jsdoc(text, indent);
      if (text.trim() === "") {
        expect(comment).toBe("");
        return;
      }
      expect(comment.startsWith(`${indent}/**`)).toBe(true);
      expect(comment.indexOf("*/", indent.length + 3)).toBe(comment.length - 3);
      expect(comment.endsWith("*/\n")).toBe(true);
    }),
  );
});
