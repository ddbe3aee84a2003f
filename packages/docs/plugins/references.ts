import type { Reference } from "../types/contract-document.ts";

/** A part of a document, or what it refers to there. */
export function follow<T>(root: unknown, node: T | Reference): T {
  return isReference(node) ? follow(root, targetOf<T | Reference>(root, node.$ref)) : node;
}

export const isReference = (node: unknown): node is Reference =>
  typeof node === "object" && node !== null && "$ref" in node && Boolean(node.$ref);

/** What `#/…` points to (RFC 6901). The caller says what that is. */
export const targetOf = <T>(root: unknown, reference: string): T =>
  keysOf(reference).reduce((node, key) => (node as Record<string, unknown>)[key], root) as T;

export const keysOf = (reference: string): string[] =>
  reference
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
