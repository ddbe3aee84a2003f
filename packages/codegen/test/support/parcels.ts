import { readFileSync } from "node:fs";
import { parseSpec } from "../../src/contract/document.ts";
import { generate } from "../../src/generate.ts";
import type { Target } from "../../src/targets.ts";

/** The text of the small contract. */
export const parcels = readFileSync(new URL("../fixtures/parcels.yaml", import.meta.url), "utf8");

/** An edit of the small contract: a text that occurs once in it, and its replacement. */
export type Edit = readonly [from: string, to: string];

export function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`Expected 1 match, got ${parts.length - 1}: ${from}`);
    return parts.join(to);
  }, parcels);
}

const cache = new Map<string, Promise<Record<string, string>>>();

/** The generated files of a target, by name. Each text is generated once. */
export function generated(text: string, target: Target = "client"): Promise<Record<string, string>> {
  const key = `${target} ${text}`;
  const files = cache.get(key) ?? freshlyGenerated(text, target);
  cache.set(key, files);
  return files;
}

export async function freshlyGenerated(text: string, target: Target): Promise<Record<string, string>> {
  return Object.fromEntries(await generate(parseSpec(text, "spec.yaml"), target));
}
