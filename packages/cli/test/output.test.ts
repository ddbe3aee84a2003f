import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import { bin, envOf } from "./support/process.ts";

const sandbox = await startSandbox({ port: 0 });
const cwd = mkdtempSync(join(tmpdir(), "ams-cli-"));
const env = envOf(sandbox.credentials);
writeFileSync(join(cwd, "ids.txt"), "nobody\n".repeat(300));
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await sandbox.close();
});

const COMMANDS = [
  "reconcile ids.txt --rate 0 --quiet",
  "reconcile ids.txt --rate 0 --quiet --out-format csv",
  "reconcile ids.txt --rate 0 --quiet --json",
  "reconcile ids.txt --rate 0 --quiet --journal j",
  "inquire demo-fail",
  "inquire demo-fail --json",
  "doctor",
  "doctor --json",
  "keygen --stdout",
  "keygen --stdout --json",
  "explain",
  "explain --json",
  "--help",
  "reconcile --help",
  "--version",
];

/** Runs a command line of a shell. */
async function shell(line: string) {
  const command = line.replace("ams-vaulting", `"${process.execPath}" "${bin}"`);
  return promisify(execFile)("sh", ["-c", command], { cwd, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  );
}

const hasFullDevice = existsSync("/dev/full");

describe.concurrent("stdout on a full disk: one sentence and exit code 1", () => {
  test.skipIf(!hasFullDevice).each(COMMANDS)("%s", async (command) => {
    const { code, err } = await shell(
      `ams-vaulting ${command.replace("journal j", "journal full")} > /dev/full`,
    );
    expect(err).toMatch(
      /^(?:✗ |\{.*"message":")The system refused to write: no space left on device \(ENOSPC\)\. Make room[^\n]*\n$/,
    );
    expect(code).toBe(1);
  });

  test.skipIf(!hasFullDevice)("an error that was to be JSON there is a sentence on stderr", async () => {
    const { code, err } = await shell("ams-vaulting inquire a --json --region moon > /dev/full");
    expect([code, err]).toEqual([2, expect.stringMatching(/^✗ --region: [^\n]+\n$/)]);
  });

  test.skipIf(!hasFullDevice)("stderr on a full disk: the exit code stays", async () => {
    expect((await shell("ams-vaulting inquire 2> /dev/full")).code).toBe(2);
  });
});

describe.concurrent("whoever closes the pipe ends the command quietly", () => {
  test.skipIf(process.platform === "win32").each(COMMANDS)("%s", async (command) => {
    const { out, err } = await shell(`exec 3>&1; { ams-vaulting ${command}; echo $? >&3; } | true`);
    expect([out.trim(), err]).toEqual(["141", ""]);
  });
});
