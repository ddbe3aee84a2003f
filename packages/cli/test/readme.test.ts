import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox, toEnv } from "@ams-vaulting/sandbox";
import { expect, test } from "vitest";
import { exitMeanings } from "../src/exit-codes.ts";
import { outcomes } from "../src/outcome/outcome.ts";
import { createProgram } from "../src/program.ts";
import { type SettingName, settingNames } from "../src/settings/table.ts";
import { bin } from "./support/process.ts";
import { World } from "./support/world.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const hasShell = spawnSync("sh", ["-c", ":"]).status === 0;

test("the table of exit codes is the program's", () => {
  const rows = [...readme.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm)].map(([, code, meaning]) => [
    Number(code),
    meaning,
  ]);
  expect(rows).toEqual(exitMeanings);
});

test("the table of outcomes is the program's", () => {
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(Object.values(outcomes).sort());
});

test("the table of settings is the program's", () => {
  for (const { flag, variable, fileVariable } of Object.values<SettingName>(settingNames)) {
    const row = readme.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${variable}\``));
    expect(row).toBeDefined();
    for (const name of [flag, fileVariable]) if (name) expect(row).toContain(`\`${name}`);
  }
});

test("every flag that is named exists, and every default is right", async () => {
  using world = new World();
  const { command } = await createProgram(world.io, "0");
  const options = command.commands.flatMap((each) => each.options);
  const flags = new Set(options.map(({ long }) => long));
  const named = new Set(readme.match(/(?<=[`\s])--[a-z][a-z-]*/g));
  for (const other of ["--global", "--filter"]) named.delete(other); // of npm and pnpm
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((flag) => !flags.has(flag))).toEqual([]);
  const defaultOf = (flag: string) => options.find(({ long }) => long === flag)?.defaultValue;
  expect(readme).toContain(`\`--concurrency\` (${defaultOf("--concurrency")})`);
  expect(readme).toContain(`\`--rate\` (${defaultOf("--rate")})`);
  expect(readme).toContain(`When ${defaultOf("--stop-after")} in a row fail alike`);
});

test.skipIf(!hasShell)("the commands work as they are printed, one after another", async () => {
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  // npm would install from the registry, and the sandbox runs already.
  const commands = blocks.filter((code) => !/^(npm|ams-vaulting sandbox) /.test(code));
  expect(commands.length).toBe(blocks.length - 2);
  await using sandbox = await startSandbox({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), "ams-readme-"));
  try {
    writeFileSync(join(folder, ".env"), toEnv(sandbox.credentials), { mode: 0o600 });
    writeFileSync(join(folder, "ams-vaulting"), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(join(folder, "ams-vaulting"), 0o755);
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const run = (code: string) => promisify(execFile)("sh", ["-eu", "-c", code], { cwd: folder, env });
    const first = await run(commands[0] ?? "exit 1");
    expect(first.stderr).toBe("");
    expect(readme).toContain(`\`\`\`text\n${first.stdout}\`\`\``);
    for (const code of commands.slice(1)) await run(code);
    expect(readFileSync(join(folder, "states.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(3);
    expect(readFileSync(join(folder, "states.csv"), "utf8").trimEnd().split("\n")).toHaveLength(4);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
