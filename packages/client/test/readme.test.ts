import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defaults } from "../src/defaults.ts";
import { errorCatalogue } from "../src/errors/catalogue.ts";

const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README gives the defaults of the code", () => {
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

describe("the README has the error codes of the catalogue", () => {
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
  const source = readFileSync(new URL("../src/options.ts", import.meta.url), "utf8");
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
