import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import { envOf, type Running, start } from "./support/process.ts";

const sandbox = await startSandbox({ port: 0 });
const folder = mkdtempSync(join(tmpdir(), "ams-cli-"));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox.close();
});

let count = 0;
/** A folder for one run, with room for what it keeps of its input. */
function place() {
  const cwd = join(folder, String(++count));
  const temporary = join(cwd, "tmp");
  mkdirSync(temporary, { recursive: true });
  const env = { ...envOf(sandbox.credentials), TMPDIR: temporary };
  const kept = () =>
    readdirSync(temporary)
      .map((name) => read(join(temporary, name, "ids")))
      .join("");
  return { cwd, env, kept };
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20);
}
const wasAsked = async (id: string) =>
  (await (await fetch(`${sandbox.url}_sandbox/journal`)).text()).includes(`"${id}"`);

const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;
/** An input with one id, in each format. */
const FORMATS: [format: string, text: (id: string) => string][] = [
  ["lines", (id) => `${id}\n`],
  ["csv", (id) => `id\n${id}\nnobody.last\nhalf`],
  ["ndjson", (id) => `{"vaultingRequestId":"${id}"}\n{"half`],
];
const runs = SIGNALS.flatMap(([signal, code]) =>
  FORMATS.map(([format, text]) => ({ signal, code, format, text })),
);

describe.concurrent("the first signal ends a real process at once while its input stays open", () => {
  test.each(runs)("$signal, stdin, $format, no journal", async ({ signal, code, format, text }) => {
    const { cwd, env } = place();
    const id = `nobody.${format}.${signal}`;
    const run = start(["reconcile", "--format", format], { cwd, env, stdin: "open" });
    run.child.stdin?.write(text(id));
    await until(() => wasAsked(id));
    expect(await interrupt(run, signal)).toMatchObject({ code, signal: null });
  });

  test.each(runs)("$signal, stdin, $format, with a journal", async ({ signal, code, format, text }) => {
    const { cwd, env, kept } = place();
    const args = ["reconcile", "--format", format, "--journal", "j"];
    const run = start(args, { cwd, env, stdin: "open" });
    run.child.stdin?.write(text("nobody"));
    await until(() => kept() !== "");
    expect(await interrupt(run, signal)).toMatchObject({ code, signal: null, out: "", err: "" });
    // Nothing was sent, so there is nothing to go on with; what was kept of the input is removed.
    expect(readdirSync(cwd)).toEqual(["tmp"]);
    expect(kept()).toBe("");
  });

  // `reconcile <(psql …)` is a named pipe, too.
  test
    .skipIf(process.platform === "win32")
    .each(
      SIGNALS.flatMap(([signal, code]) => [[], ["--journal", "j"]].map((flags) => ({ signal, code, flags }))),
    )("$signal, a named pipe, $flags", async ({ signal, code, flags }) => {
    const { cwd, env } = place();
    execFileSync("sh", ["-c", "mkfifo pipe"], { cwd });
    const run = start(["reconcile", "pipe", ...flags], { cwd, env });
    // Opening it waits for the reader.
    await using _writer = await open(join(cwd, "pipe"), "w");
    expect(await interrupt(run, signal)).toMatchObject({ code, signal: null });
  });

  function interrupt(run: Running, signal: NodeJS.Signals) {
    run.child.kill(signal);
    return run.ended;
  }
});
