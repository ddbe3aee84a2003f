import { readFile } from "node:fs/promises";
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";

/** A JSON value as it stands in the YAML file. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where something stands in the document: the keys from the root to it. */
export type Path = readonly (string | number)[];

/** Says what is wrong with the contract, and where: `file:line:column`. */
export class ContractError extends Error {
  override name = "ContractError";
}

/** The parsed OpenAPI file, with references resolved on demand and positions for error messages. */
export interface SpecDocument {
  readonly root: JsonObject;
  /** Follows `$ref` until something else stands there. */
  resolve(value: Json | undefined, path: Path): { value: Json | undefined; path: Path };
  /** An error that names the file, line and column of `path`. */
  error(path: Path, message: string): ContractError;
}

/** Reads an OpenAPI file. @throws {ContractError} when there is none, when it is no YAML, or when a key stands twice. */
export async function readSpec(file: string): Promise<SpecDocument> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ContractError(`${file}: the file cannot be read (${error.code}).`);
  });
  return parseSpec(text, file);
}

export function parseSpec(text: string, file: string): SpecDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const first = yaml.errors[0] ?? yaml.warnings[0];
  if (first) throw new ContractError(`${at(first.pos[0])}: ${first.message}.`);
  const root = toJson(yaml, file);
  if (!isObject(root)) throw new ContractError(`${file}:1:1: An OpenAPI document is an object.`);

  /** The position of the key when there is one: that is what a reader looks for. */
  function position(path: Path): string {
    let node: unknown = yaml.contents;
    let best: Node | null = yaml.contents;
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(yaml);
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (!pair) break;
        best = pair.key as Node;
        node = pair.value;
      } else {
        node = isSeq(node) ? node.items[Number(key)] : undefined;
        if (!isNode(node)) break;
        best = node;
      }
    }
    return at(best?.range?.[0] ?? 0);
  }

  const document: SpecDocument = {
    root,
    resolve(value, path) {
      let at = { value, path };
      const seen = new Set<string>();
      while (isObject(at.value) && typeof at.value.$ref === "string") {
        const ref = at.value.$ref;
        if (!ref.startsWith("#/"))
          throw document.error(at.path, `Only references inside this file are read, not ${ref}.`);
        if (seen.has(ref)) throw document.error(at.path, `The reference ${ref} leads back to itself.`);
        seen.add(ref);
        const keys = ref
          .slice(2)
          .split("/")
          .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
        const target = keys.reduce<Json | undefined>(
          (node, key) => (isObject(node) ? node[key] : undefined),
          root,
        );
        if (target === undefined) throw document.error(at.path, `The reference ${ref} leads nowhere.`);
        at = { value: target, path: keys };
      }
      return at;
    },
    error: (path, message) => new ContractError(`${position(path)}: ${message}`),
  };
  return document;
}

function toJson(yaml: Document.Parsed, file: string): Json {
  try {
    // The limit on aliases is against files from strangers; this one is our own.
    const value = yaml.toJS({ maxAliasCount: -1 }) as Json;
    JSON.stringify(value); // fails when an alias makes it endless
    return value;
  } catch (error) {
    throw new ContractError(`${file}: ${(error as Error).message.split("\n")[0]}.`);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
