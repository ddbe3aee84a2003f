import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bundle, bundle, gzipped, minified } from "./bundle.ts";
import { entries } from "./entries.ts";

export interface Measured extends Bundle {
  name: string;
  /** The code without openapi-fetch, which tests `typeof process`. */
  own: string;
}

export async function measureAll(): Promise<Measured[]> {
  return Promise.all(Object.entries(entries).map(([name, entry]) => measure(name, entry)));
}

async function measure(name: string, entry: string): Promise<Measured> {
  const { code: own } = await bundle(entry, ["openapi-fetch"]);
  return { name, own, ...(await bundle(entry)) };
}

/** What must not be in a bundle that runs everywhere. */
const FOREIGN = /\bnode:[a-z]|\bBuffer\b|\bprocess\s*[.[]|\b__(?:dirname|filename)\b|\brequire\s*\(/;

/** The first thing in a bundle that only some runtimes have; `undefined` when there is none. */
export function foreignPart(code: string): string | undefined {
  const found = FOREIGN.exec(code);
  return found ? code.slice(Math.max(0, found.index - 40), found.index + 40) : undefined;
}

export interface ModuleCost {
  path: string;
  bytes: number;
  /** How much smaller the whole would be, gzipped, without this module. */
  gzip: number;
}

/** What each module of a bundle costs, the dearest first. An estimate: modules share words. */
export async function costs({ modules }: Bundle): Promise<ModuleCost[]> {
  const folder = fileURLToPath(new URL("../../", import.meta.url));
  const files = [...modules].filter(([path]) => path !== "<stdin>");
  const texts = await Promise.all(
    files.map(async ([path, bytes]) => {
      const code = await minified(await readFile(resolve(folder, path), "utf8"));
      // Not all of a module is in the bundle; its beginning stands for the rest.
      return { path: path.replace(/^(\.\.\/)+|^.*node_modules\//, ""), bytes, code: code.slice(0, bytes) };
    }),
  );
  const whole = gzipped(texts.map(({ code }) => code).join(""));
  const without = (path: string) =>
    gzipped(texts.map((text) => (text.path === path ? "" : text.code)).join(""));
  return texts
    .map(({ path, bytes }) => ({ path, bytes, gzip: whole - without(path) }))
    .sort((a, b) => b.gzip - a.gzip);
}
