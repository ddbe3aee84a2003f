import { byId } from "./dom.ts";
import type catalogue from "./texts.json";

export type TextKey = keyof (typeof catalogue)["en"];

interface Data {
  texts: Record<TextKey, string>;
  /** The contract's own words, in the language of the page, by operation. */
  contract: Record<string, ContractWords>;
  /** Of the repository, with its version. */
  packageManager: string;
}
interface ContractWords {
  summary: string;
  /** By name. */
  examples: Record<string, string>;
  /** By result code: what to do. */
  actions: Record<string, string>;
}

const data: Data = JSON.parse(byId("try-data").textContent);

/** A text in the language of the page, with its `{places}` filled. */
export function text(key: TextKey, places: Readonly<Record<string, string | number>> = {}): string {
  return data.texts[key].replaceAll(/\{(\w+)\}/g, (whole, name) => String(places[name] ?? whole));
}

export const { packageManager } = data;

/** What the contract calls things, in the language of the page. `undefined` for an operation that this site does not have. */
export function contractWords(operation: string): ContractWords | undefined {
  return Object.hasOwn(data.contract, operation) ? data.contract[operation] : undefined;
}
