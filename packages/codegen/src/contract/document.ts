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
  type YAMLError,
} from "yaml";

/** A JSON value of the YAML file. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A place in the document: the keys from the root to it. */
export type Path = readonly (string | number)[];

/** What is wrong with the contract, where (`file:line:column`), and what to do. */
export class ContractError extends Error {
  override name = "ContractError";
  /** `file:line:column`; the file alone when the YAML itself has no positions. */
  readonly place: string;
  readonly reason: string;

  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.place = place;
    this.reason = reason;
  }
}

/** The parsed OpenAPI file, with references resolved on demand and positions for error messages. */
export interface SpecDocument {
  readonly root: JsonObject;
  /** Follows `$ref` until there is something else. */
  resolve(value: Json | undefined, path: Path): { value: Json | undefined; path: Path };
  /** An error that names the file, line and column of `path`. */
  error(path: Path, message: string): ContractError;
  /** Runs a check. Its error is thrown, unless the document collects errors; then the result is `undefined`. */
  attempt<T>(check: () => T): T | undefined;
}

/** The same document, with its errors collected, so that a reader sees all of them at once. */
export function collecting(document: SpecDocument): { document: SpecDocument; errors: ContractError[] } {
  const errors = new Map<string, ContractError>();
  const collect = <T>(check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      errors.set(error.message, error);
      return undefined;
    }
  };
  return {
    document: { ...document, attempt: collect },
    get errors() {
      return [...errors.values()];
    },
  };
}

/** Reads an OpenAPI file. @throws {ContractError} when it is missing, not valid YAML, or repeats a key. */
export async function readSpec(file: string): Promise<SpecDocument> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ContractError(file, `the file cannot be read (${error.code}).`);
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
  if (first) throw new ContractError(at(first.pos[0]), yamlMistake(first, text));
  const root = toJson(yaml, file);
  if (!isObject(root)) throw new ContractError(`${file}:1:1`, "An OpenAPI document is an object.");

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
    error: (path, message) => new ContractError(position(path), message),
    attempt: (check) => check(),
  };
  return document;
}

/** One sentence; the parser's own text for a repeated key names neither the key nor what to do. */
function yamlMistake({ code, pos, message }: YAMLError, text: string): string {
  if (code !== "DUPLICATE_KEY") return `${message}.`;
  const [, key = ""] = /^["']?([^"':]*)/.exec(text.slice(pos[0])) ?? [];
  return `The key ${key.trim()} is repeated; remove one of the two.`;
}

function toJson(yaml: Document.Parsed, file: string): Json {
  try {
    // The limit on aliases is against files from strangers; this one is our own.
    const value = yaml.toJS({ maxAliasCount: -1 }) as Json;
    JSON.stringify(value); // fails when an alias makes it endless
    return value;
  } catch (error) {
    throw new ContractError(file, `${(error as Error).message.split("\n")[0]}.`);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
