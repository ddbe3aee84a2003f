import { isObject, type Json, type JsonObject, type Path, type SpecDocument } from "./document.ts";

/** Reads members of the document, and names the place where one is missing or of the wrong type. */
export interface Cursor {
  readonly path: Path;
  readonly value: Json | undefined;
  /** A member, behind its reference. */
  at(key: string | number): Cursor;
  /** A member as it is written, which may be a reference. */
  raw(key: string | number): Cursor;
  /** What a reference refers to; the cursor itself where there is none. */
  resolved(): Cursor;
  object(): JsonObject;
  objectOrEmpty(): JsonObject;
  entries(): [string, Cursor][];
  items(): Cursor[];
  string(): string;
  /** A string with more than white space in it. */
  text(): string;
  oneOf<const T extends string>(allowed: readonly T[]): T;
  stringOr(fallback: string): string;
  strings(): string[];
  error(message: string): Error;
  /** Runs a check whose error may be collected; see `SpecDocument.attempt`. */
  attempt<T>(check: () => T): T | undefined;
}

/** A cursor at the root of the document. */
export function rootCursor(document: SpecDocument): Cursor {
  return cursorAt(document, { value: document.root, path: [] });
}

/** A cursor that follows references as it goes. */
function cursorAt(document: SpecDocument, target: { value: Json | undefined; path: Path }): Cursor {
  const { path } = target;
  const fail = (message: string) => document.error(path, message);
  const name = String(path.at(-1) ?? "the document");
  const member = (key: string | number) => ({
    value: (isObject(target.value) || Array.isArray(target.value)
      ? Reflect.get(target.value, key)
      : undefined) as Json | undefined,
    path: [...path, key],
  });
  const self: Cursor = {
    path,
    value: target.value,
    at(key) {
      const { value, path } = member(key);
      return cursorAt(document, document.resolve(value, path));
    },
    raw: (key) => cursorAt(document, member(key)),
    resolved: () => cursorAt(document, document.resolve(target.value, path)),
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
    text() {
      if (self.string().trim() === "") throw fail(`${name} must not be empty.`);
      return self.string();
    },
    oneOf<const T extends string>(allowed: readonly T[]): T {
      const value = self.string();
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) throw fail(`${name} is ${value}, but must be one of ${allowed.join(", ")}.`);
      return found;
    },
    stringOr: (fallback) => (target.value === undefined ? fallback : self.string()),
    strings: () => self.items().map((item) => item.string()),
    error: fail,
    attempt: document.attempt,
  };
  return self;
}

/** An error at a member, or at its holder when it is missing. */
export function errorAt(holder: Cursor, key: string, message: string): Error {
  const member = holder.at(key);
  return (member.value === undefined ? holder : member).error(message);
}
