import { paragraphs } from "./markdown.mjs";

export const sourceNote = (words) => (source) => `*${words.source(source.trim())}*`;

/** Where a statement comes from, below what it is said about. */
export function describeSource(node, words) {
  if (node["x-source"]) {
    node.description = paragraphs(node.description, sourceNote(words)(node["x-source"]));
  }
}

/** Redoc shows a server's description as plain text on one line. */
export function describeServerSource(server, words) {
  if (server["x-source"])
    server.description = `${server.description} (${words.source(server["x-source"].trim())})`;
}
