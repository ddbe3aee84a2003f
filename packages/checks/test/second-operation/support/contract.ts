import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** A parsed contract, as far as the tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: any JSON document
export type Contract = any;

const require = createRequire(import.meta.url);
const specFile = require.resolve("@ams-vaulting/spec/openapi.yaml");
const overlayFile = new URL("../../../second-operation/discard-vaulting.yaml", import.meta.url);

/** The text of the real contract. */
export const specText = readFileSync(specFile, "utf8");

export const parseContract = (text: string): Contract => parse(text, { maxAliasCount: -1 });

/** The second operation: the overlay's only one. */
export const overlay: Contract = parseContract(readFileSync(overlayFile, "utf8"));

/** The real contract with the second operation, as YAML text (JSON is YAML). */
export function mergedContract(): string {
  return JSON.stringify(merge(parseContract(specText), overlay), null, 2);
}

function merge(base: Contract, over: Contract): Contract {
  if (!isMap(base) || !isMap(over)) return over;
  const names = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...names].map((name) => [name, name in over ? merge(base[name], over[name]) : base[name]]),
  );
}

const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
