import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rootUrl } from "../../src/work/packages.ts";

test("declarations have nothing that the oldest compiler or a project without Node types cannot read", () => {
  const folder = new URL("packages/client/dist/", rootUrl);
  const files = readdirSync(folder, { recursive: true }).map(String);
  const declarations = files.filter((name) => name.endsWith(".d.ts"));
  expect(declarations.length).toBeGreaterThan(20);
  for (const name of declarations) {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(text, name).not.toMatch(/Uint8Array<|\bBuffer\b|\bNodeJS\.|"node:|reference types=/);
  }
});
