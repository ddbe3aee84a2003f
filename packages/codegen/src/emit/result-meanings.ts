import type { Contract } from "../contract/contract.ts";
import { literal, module } from "./module.ts";

/** What the result codes mean, for people: a file of its own, because a client works without it. */
export function emitResultMeanings({ operations }: Contract): string {
  const meanings = Object.fromEntries(
    operations.map(({ id, resultCodes }) => [
      id,
      Object.fromEntries(Object.entries(resultCodes).map(([code, { message }]) => [code, message])),
    ]),
  );
  return module(
    `/** What the result codes of each operation mean. */\nexport const resultMeanings: {\n  readonly [operation: string]: { readonly [code: string]: string };\n} = ${literal(meanings)};`,
  );
}
