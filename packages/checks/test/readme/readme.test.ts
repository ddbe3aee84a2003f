import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";

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
  let outputs: Record<string, { output: string; failure?: string }>;
  beforeAll(async () => {
    const program = fileURLToPath(new URL("src/readme/run-blocks.ts", here));
    const options = { cwd: fileURLToPath(here) };
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...paths], options);
    outputs = JSON.parse(stdout);
  }, 60_000);

  test.each(blocks)("%s", (name) => {
    const block = outputs[fileURLToPath(new URL(name, out))];
    expect(block?.failure).toBeUndefined();
    expect(block?.output).toMatch(printed[name] ?? /^/);
  });

  test("every expected output belongs to a block", () => {
    expect(Object.keys(printed).filter((name) => !blocks.includes(name))).toEqual([]);
  });
});
