import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";

import { defaults } from "../../../client/src/defaults.ts";
import { errorCatalogue } from "../../../client/src/errors/catalogue.ts";
import { readmeFiles } from "../../src/readme/readme-files.ts";
import { rootUrl } from "../../src/work/packages.ts";

const here = new URL("../../", import.meta.url);
const out = new URL(".work/readme/out/", here);
const blocks = readdirSync(out).filter((name) => name.endsWith(".run.js"));

/** What the blocks print, where it matters. */
const printed: Record<string, RegExp> = {
  "README-1.run.js": /^VISA\n$/,
  "packages-client-README-1.run.js": /^store the token of \*+\d{4}\n$/,
  "packages-client-README-2.run.js": /^https:\/\/\S+\n$/,
  "packages-client-README-3.run.js": /^final: SUCCESS\n$/,
  "packages-client-README-4.run.js": /^VAULTING_NOT_EXIST Check/,
  "packages-client-README-5.run.js": /^F VAULTING_NOT_EXIST\n$/,
  "packages-client-README-6.run.js": /^VAULTING_NOT_EXIST\n$/,
  "spec-README-1.run.js": /^\[ '\/v1\/.*' \]\n$/,
  "docs-first-call.run.js": /^SUCCESS\n$/,
  "docs-states.run.js": /^send the buyer to https:/,
  "docs-errors.run.js": /^F VAULTING_NOT_EXIST Check/,
  "docs-wait.run.js": /^final: SUCCESS\n$/,
  "docs-rotation.run.js": /^SUCCESS\n$/,
  "docs-key-store.run.js": /^SUCCESS\n$/,
  "docs-sign-by-hand.run.js": /^true true\n$/,
  "docs-node-service.run.js": /^SUCCESS\n$/,
  "docs-deno-bun.run.js": /^SUCCESS\n$/,
};

describe("the code of the README files and of the guides runs", () => {
  const paths = blocks.map((name) => fileURLToPath(new URL(name, out)));
  let said: Record<string, { output: string; failure?: string }>;
  beforeAll(async () => {
    const program = fileURLToPath(new URL("src/readme/run-blocks.ts", here));
    const options = { cwd: fileURLToPath(here) };
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...paths], options);
    said = JSON.parse(stdout);
  }, 60_000);

  test.each(blocks)("%s", (name) => {
    const block = said[fileURLToPath(new URL(name, out))];
    expect(block?.failure).toBeUndefined();
    expect(block?.output).toMatch(printed[name] ?? /^/);
  });

  test("every expected output belongs to a block", () => {
    expect(Object.keys(printed).filter((name) => !blocks.includes(name))).toEqual([]);
  });
});

describe("links between the files lead somewhere", () => {
  const links = readmeFiles().flatMap((file: string) => {
    const text = readFileSync(new URL(file, rootUrl), "utf8");
    return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => ({
      file,
      target: target as string,
    }));
  });
  test.each(links)("$file -> $target", ({ file, target }) => {
    expect(existsSync(new URL(target, new URL(file, rootUrl)))).toBe(true);
  });
});

test("the client's README gives the defaults of the code", () => {
  const text = readFileSync(new URL("packages/client/README.md", rootUrl), "utf8");
  // The time of a wait and the time of a call have the same name.
  const [before = "", after = ""] = text.split("## Errors");
  const rows = (part: string) =>
    [...part.matchAll(/^\| `(?:retry\.)?(\w+)`\s+\| (\d+)\s+\|/gm)].map(([, name, value]) => [
      name,
      Number(value),
    ]);
  const { timeoutMs: waitTimeoutMs, ...wait } = Object.fromEntries(rows(before));
  const { keyVersion: _, ...numbers } = defaults;
  expect({ ...Object.fromEntries(rows(after)), ...wait, waitTimeoutMs }).toEqual(numbers);
});

describe("the client's README has the error codes of the catalogue", () => {
  const text = readFileSync(new URL("packages/client/README.md", rootUrl), "utf8");
  const table = [...text.matchAll(/^\| (\w+) +\| `(\w+)` +\| (.+?) +\|$/gm)].map(
    ([, family = "", name = "", cell = ""]) => ({
      family,
      name,
      codes: [...cell.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)].map(([, code]) => code),
    }),
  );

  test("a row for each family, with its class", () => {
    const families = Object.keys(errorCatalogue);
    const nameOf = (family: string) => `${family.charAt(0).toUpperCase()}${family.slice(1)}Error`;
    expect(table.map(({ family, name }) => [family, name])).toEqual(
      families.map((family) => [family, nameOf(family)]),
    );
  });

  test.each(Object.entries(errorCatalogue))("%s: its codes, and no other", (family, { codes }) => {
    const row = table.find((row) => row.family === family);
    // A member of the error may be named beside the codes.
    const members = ["claimed"];
    const named = row?.codes.filter((code) => !members.includes(code ?? ""));
    expect(named?.sort()).toEqual(Object.keys(codes).sort());
  });
});

test("the options' docstrings give the defaults of the code", () => {
  const source = readFileSync(new URL("packages/client/src/options.ts", rootUrl), "utf8");
  // The time of a wait and the time of a call have the same name.
  const [client = "", wait = ""] = source.split("interface WaitLimitOptions");
  const text = client + wait.replace("timeoutMs?", "waitTimeoutMs?");
  const rows = [...text.matchAll(/Default `?"?(\d+)"?`?\.?\s*\*\/\n {2}(\w+)\?/g)].map(([, value, name]) => [
    name,
    value,
  ]);
  const wanted = Object.entries(defaults).map(([name, value]) => [name, String(value)]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(wanted));
});
