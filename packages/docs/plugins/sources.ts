import type { Described } from "../types/contract-document.ts";
import { paragraphs } from "./markdown.ts";
import type { PluginWords } from "./texts.ts";

export const sourceNote =
  (words: PluginWords) =>
  (source: string): string =>
    `*${words.source(source.trim())}*`;

/** Where a statement comes from, below what it is said about. */
export function describeSource(node: Described, words: PluginWords): void {
  if (node["x-source"]) {
    node.description = paragraphs(node.description, sourceNote(words)(node["x-source"]));
  }
}

/** Redoc shows a server's description as plain text on one line. */
export function describeServerSource(server: Described, words: PluginWords): void {
  if (server["x-source"])
    server.description = `${server.description} (${words.source(server["x-source"].trim())})`;
}
