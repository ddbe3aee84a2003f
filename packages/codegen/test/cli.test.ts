import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSpec } from "../src/contract/document.ts";
import { generate } from "../src/generate.ts";
import { readFolder, writeFolder } from "../src/output/folder.ts";
import { edited, parcels } from "./support/parcels.ts";

const bin = fileURLToPath(new URL("../bin/ams-codegen.js", import.meta.url));
let root: string;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the built command in the temporary folder. */
function codegen(...args: string[]): Promise<Run> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "codegen-cli-"));
  await writeFile(join(root, "spec.yaml"), parcels);
});
afterAll(() => rm(root, { recursive: true }));

// The msw target, because it starts faster; the client's is written once.
const out = (folder: string, spec = "spec.yaml") => ["msw", "--spec", spec, "--out", folder];

test("writes, says what changed, and is content with its own work", async () => {
  const client = codegen("client", "--spec", "spec.yaml", "--out", "client");
  const written = { code: 0, stdout: "generated examples.ts\n", stderr: "" };
  expect(await codegen(...out("fresh"))).toEqual(written);
  const [again, check] = await Promise.all([codegen(...out("fresh")), codegen(...out("fresh"), "--check")]);
  expect(again).toEqual({ code: 0, stdout: "nothing changed\n", stderr: "" });
  expect(check).toEqual({ code: 0, stdout: "fresh is what the spec says\n", stderr: "" });
  expect(await client).toEqual({
    ...written,
    stdout:
      "generated schema.ts, header-lengths.ts, messages.ts, operations.ts, result-meanings.ts, servers.ts, validators.ts\n",
  });
});

describe("--check writes nothing and shows the difference after", () => {
  test.concurrent.each([
    {
      name: "a hand edit",
      edit: async (folder: string) => {
        const file = join(folder, "examples.ts");
        await writeFile(file, (await readFile(file, "utf8")).replace('"RED"', '"BLUE"'));
      },
      want: [
        "--- examples.ts\tis",
        "+++ examples.ts\tshould be",
        '-          "colour": "BLUE"',
        '+          "colour": "RED"',
      ],
    },
    {
      name: "a deleted file",
      edit: (folder: string) => rm(join(folder, "examples.ts")),
      want: ["+++ examples.ts\tshould be", '+export const exampleClientId = "SANDBOX_MOON";'],
    },
    {
      name: "an extra file",
      edit: (folder: string) => writeFile(join(folder, "extra.ts"), "export {};\n"),
      want: ["--- extra.ts\tis", "-export {};"],
    },
  ])(
    "$name",
    async ({ name, edit, want }) => {
      const folder = join(root, name);
      await writeFolder(folder, await generate(parseSpec(parcels, "spec.yaml"), "msw"));
      await edit(folder);
      const before = await readFolder(folder);
      const { code, stdout, stderr } = await codegen(...out(name), "--check");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      for (const line of want) expect(stderr.split("\n")).toContain(line);
      expect(stderr).toContain(
        `Stale: ${name} is not what the spec says. Run \`pnpm generate\` and commit the result.\n`,
      );
      expect(await readFolder(folder)).toEqual(before);
    },
    30_000,
  );
});

describe("says in one line what is wrong, and writes nothing", () => {
  test.concurrent.each([
    {
      name: "YAML that is broken",
      file: "broken.yaml",
      text: "a: 1\na: 2\n",
      want: "broken.yaml:2:1: The key a is repeated; remove one of the two.",
    },
    {
      name: "a contract that does not fit",
      file: "unfit.yaml",
      text: edited(["# A small contract", "# A small contract\n#"], ["    status: U", "    status: V"]),
      want: `unfit.yaml:${parcels.slice(0, parcels.indexOf("    status: U")).split("\n").length + 1}:5: status is V, but must be one of S, F, U.`,
    },
    {
      name: "no file",
      file: "none.yaml",
      text: undefined,
      want: "none.yaml: the file cannot be read (ENOENT).",
    },
  ])(
    "$name",
    async ({ file, text, want }) => {
      if (text !== undefined) await writeFile(join(root, file), text);
      const { code, stdout, stderr } = await codegen(...out(`${file}-out`, file));
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: "",
        stderr: `The contract does not fit: ${want}\n`,
      });
      expect(await readFolder(join(root, `${file}-out`))).toEqual(new Map());
    },
    30_000,
  );
});

test("knows its targets", async () => {
  const { code, stderr } = await codegen("docs");
  expect(code).toBe(1);
  expect(stderr).toContain("Allowed choices are client, msw.");
});
