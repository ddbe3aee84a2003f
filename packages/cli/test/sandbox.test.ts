import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { bin, start } from "./support/process.ts";

// The sandbox is started under two names. Both end alike: 0 stopped, 1 could not start, 2 wrong usage.

const cwd = mkdtempSync(join(tmpdir(), "ams-cli-sandbox-"));
const env = { PATH: process.env.PATH };
const busy = createServer().listen(0, "127.0.0.1");
await once(busy, "listening");
const { port } = busy.address() as AddressInfo;
writeFileSync(join(cwd, ".env"), "MINE=1\n");
writeFileSync(join(cwd, "file"), "");
afterAll(() => {
  busy.close();
  rmSync(cwd, { recursive: true, force: true });
});

const own = new URL("bin/ams-vaulting-sandbox.js", import.meta.resolve("@ams-vaulting/sandbox/package.json"));
const names: { name: string; command: string[] }[] = [
  { name: "ams-vaulting sandbox", command: [bin, "sandbox"] },
  { name: "ams-vaulting-sandbox", command: [fileURLToPath(own)] },
];

const endings: { when: string; args: string[]; code: 1 | 2; says: RegExp }[] = [
  {
    when: "the port is in use",
    args: ["--port", String(port)],
    code: 1,
    says: /^Port \d+ is in use\. .+\n$/,
  },
  {
    when: "the .env file exists",
    args: ["--port", "0", "--write-env", ".env"],
    code: 1,
    says: /^\.env already exists.*\n$/,
  },
  {
    when: "the folder of the .env file does not exist",
    args: ["--port", "0", "--write-env", "nowhere/.env"],
    code: 1,
    says: /^nowhere\/\.env cannot be written \(ENOENT\)\.\n$/,
  },
  {
    when: "the folder for the keys is a file",
    args: ["--port", "0", "--keys-dir", "file"],
    code: 1,
    says: /^file already exists.*\n$/,
  },
  {
    when: "the address is not of this machine",
    args: ["--port", "0", "--host", "192.0.2.1", "--allow-remote"],
    code: 1,
    says: /^192\.0\.2\.1 is not an address of this machine\. .+\n$/,
  },
  {
    when: "an option is unknown",
    args: ["--nonsense"],
    code: 2,
    says: /^error: unknown option '--nonsense'/,
  },
  {
    when: "the port is not a number",
    args: ["--port", "nope"],
    code: 2,
    says: /Give a port from 0 to 65535/,
  },
  { when: "an argument is left over", args: ["extra"], code: 2, says: /^error: too many arguments/ },
  { when: "a value is missing", args: ["--port"], code: 2, says: /^error: option .+ argument missing/ },
  { when: "the docs do not exist", args: ["--docs", "nowhere"], code: 2, says: /There is no such folder/ },
  { when: "others could reach it", args: ["--host", "0.0.0.0"], code: 2, says: /Add --allow-remote/ },
  { when: "one key is missing", args: ["--merchant-public-key", "file"], code: 2, says: /give both/ },
  {
    when: "a key cannot be read",
    args: ["--merchant-public-key", "file", "--gateway-private-key", "file"],
    code: 2,
    says: /merchantPublicKey/,
  },
];

describe.concurrent.each(names)("$name", ({ command }) => {
  test.each(endings)(
    "exits with $code when $when, and says so in a sentence",
    async ({ args, code, says }) => {
      const ended = await start(args, { cwd, env, command }).ended;
      expect([ended.code, ended.out]).toEqual([code, ""]);
      expect(ended.err).toMatch(says);
      expect(ended.err).not.toMatch(/^\s+at /m);
      expect(readFileSync(join(cwd, ".env"), "utf8")).toBe("MINE=1\n");
      expect(existsSync(join(cwd, "nowhere"))).toBe(false);
    },
  );

  test.each(["SIGINT", "SIGTERM"] as const)("exits with 0 when %s stops it", async (signal) => {
    const run = start(["--port", "0"], { cwd, env, command });
    await run.says(/^AMS_PRIVATE_KEY=.+\n/m);
    run.child.kill(signal);
    expect(await run.ended).toMatchObject({ code: 0, signal: null, err: "" });
  });

  test("exits with 1 when what it prints cannot be written, and says so in a sentence", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [...command, "--port", "0"], {
      cwd,
      env,
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    expect(await once(child, "close")).toEqual([1, null]);
    expect(said).toMatch(/^What the sandbox prints could not be written \(ENOSPC\), .+\n$/);
  });

  test("exits with 0 after --help, which lists the exit codes", async () => {
    const { code, out } = await start(["--help"], { cwd, env, command }).ended;
    expect([code, out]).toEqual([0, expect.stringMatching(/Exit codes: 0 .+; 1 .+; 2 /s)]);
  });
});

test("ams-vaulting-sandbox -v prints its version", async () => {
  const { code, out } = await start(["-v"], { cwd, env, command: [fileURLToPath(own)] }).ended;
  expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});
