import type { Contract } from "../contract/contract.ts";
import { rootCursor } from "../contract/read.ts";
import { literal, module } from "./module.ts";

/** The longest value of each request header whose length the contract limits. */
export function emitHeaderLengths({ document }: Contract): string {
  const lengths: Record<string, number> = {};
  for (const [, parameter] of rootCursor(document).at("components").at("parameters").entries()) {
    const { maxLength } = parameter.raw("schema").resolved().value as { maxLength?: number };
    if (parameter.at("in").value === "header" && maxLength !== undefined)
      lengths[parameter.at("name").string()] = maxLength;
  }
  return module(
    "/** The maximum length of request headers, in characters. */\n" +
      `export const headerLengths: { readonly [name: string]: number } = ${literal(lengths)};`,
  );
}
