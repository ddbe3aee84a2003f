import { isObject, type Json, type JsonObject, type Path, type SpecDocument } from "./document.ts";

/** Reads members of the document and says where one is missing or of the wrong type. */
export interface Cursor {
  readonly path: Path;
  readonly value: Json | undefined;
  at(key: string | number): Cursor;
  object(): JsonObject;
  objectOrEmpty(): JsonObject;
  entries(): [string, Cursor][];
  items(): Cursor[];
  string(): string;
  stringOr(fallback: string): string;
  strings(): string[];
  error(message: string): Error;
}

/** A cursor at the root of the document. */
export function rootCursor(document: SpecDocument): Cursor {
  return cursorAt(document, document.root, []);
}

/** A cursor that follows references as it goes. */
export function cursorAt(document: SpecDocument, value: Json | undefined, path: Path): Cursor {
  const target = document.resolve(value, path);
  const fail = (message: string) => document.error(target.path, message);
  const name = String(path.at(-1) ?? "the document");
  const self: Cursor = {
    path: target.path,
    value: target.value,
    at(key) {
      const next =
        isObject(target.value) || Array.isArray(target.value) ? Reflect.get(target.value, key) : undefined;
      return cursorAt(document, next as Json | undefined, [...target.path, key]);
    },
    object() {
      if (!isObject(target.value)) throw fail(`${name} has to be an object.`);
      return target.value;
    },
    objectOrEmpty: () => (target.value === undefined ? {} : self.object()),
    entries: () => Object.keys(self.objectOrEmpty()).map((key) => [key, self.at(key)]),
    items() {
      if (target.value === undefined) return [];
      if (!Array.isArray(target.value)) throw fail(`${name} has to be a list.`);
      return target.value.map((_, index) => self.at(index));
    },
    string() {
      if (typeof target.value !== "string") throw fail(`${name} has to be a string.`);
      return target.value;
    },
    stringOr: (fallback) => (target.value === undefined ? fallback : self.string()),
    strings: () => self.items().map((item) => item.string()),
    error: fail,
  };
  return self;
}
