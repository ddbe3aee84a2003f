import { type LocatedCode, responseBodies, resultCodes } from "../contract.ts";
import type { Context, Rule } from "../redocly.ts";

/** Among the codes that an operation can meet, code and `when` decide: neither occurs twice. */
export const resultCodesAreUnique: Rule = () => {
  const codes = resultCodes();
  const check = (entries: LocatedCode[], { report }: Context) => {
    for (const key of ["code", "when"] as const) {
      const seen = new Set<string>();
      for (const entry of entries) {
        const value = entry[key];
        if (value === undefined) continue;
        if (seen.has(value)) {
          report({
            message: `\`${key}: ${value}\` occurs twice.`,
            location: entry.location.child([key]),
          });
        }
        seen.add(value);
      }
    }
  };
  return {
    Root: (root, ctx) => check(codes.ofRoot(root, ctx), ctx),
    Operation: (operation, ctx) => check(codes.ofOperation(operation, ctx), ctx),
  };
};

/** The docs show an example of every result code, and the mock can answer with it. */
export const resultCodeHasExample: Rule = () => {
  const codes = resultCodes();
  return {
    Root: (root, ctx) => void codes.ofRoot(root, ctx),
    Operation(operation, ctx) {
      const shown = new Set(
        responseBodies(operation, ctx)
          .flatMap(({ examples }) => examples)
          .map(({ node }) => node?.value?.result?.resultCode),
      );
      for (const { code, location } of codes.ofOperation(operation, ctx)) {
        if (!shown.has(code)) {
          ctx.report({ message: `No response example of the operation has \`${code}\`.`, location });
        }
      }
    },
  };
};

export const exampleResultIsDocumented: Rule = () => {
  const codes = resultCodes();
  return {
    Root: (root, ctx) => void codes.ofRoot(root, ctx),
    Operation(operation, ctx) {
      const documented = new Map<unknown, string>(
        codes.ofOperation(operation, ctx).map(({ code, status }) => [code, status]),
      );
      for (const { node, location } of responseBodies(operation, ctx).flatMap(({ examples }) => examples)) {
        const { resultCode, resultStatus } = node?.value?.result ?? {};
        const at = location.child(["value", "result"]);
        if (!documented.has(resultCode)) {
          ctx.report({ message: `The code \`${resultCode}\` is documented nowhere.`, location: at });
        } else if (documented.get(resultCode) !== resultStatus) {
          ctx.report({
            message: `\`${resultCode}\` is documented with the status \`${documented.get(resultCode)}\`.`,
            location: at.child(["resultStatus"]),
          });
        }
      }
    },
  };
};
