import { extensions } from "../extensions.ts";
import type { Rule } from "../redocly.ts";

/** An `x-` key that nothing reads is a typo, or is in the wrong place. */
export const knownExtensions: Rule = () => ({
  any(node, { report, location, type }) {
    if (type.extensionsPrefix !== "x-") return;
    for (const key of Object.keys(node)) {
      if (key.startsWith("x-") && !Object.hasOwn(extensions[type.name] ?? {}, key)) {
        report({
          message: `No tool reads \`${key}\` on a ${type.name}.`,
          location: location.child([key]).key(),
        });
      }
    }
  },
});
