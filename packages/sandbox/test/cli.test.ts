import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";

import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createVaultingClient } from "@ams-vaulting/client";
import { describe, expect, test } from "vitest";
import { run } from "./support/cli.ts";

describe.concurrent("the command", () => {
  const wrong: [string[], RegExp][] = [
    [["--port", "65536"], /Give a port from 0 to 65535/],
    [["--port=-1"], /Give a port from 0 to 65535/],
    [["--port="], /Give a port from 0 to 65535/],
    [["--port", "1e3"], /Give a port from 0 to 65535/],
    [["--docs", "/there/is/no/such/folder"], /There is no such folder/],
    [["--nonsense"], /unknown option/],
    [["--host", "example.com"], /Give an IP address or localhost/],
    [["--host", "0.0.0.0"], /0\.0\.0\.0 lets other machines reach the sandbox\. Add --allow-remote/],
    [["--host", "::"], /Add --allow-remote/],
    [["--merchant-public-key", "/there/is/none"], /There is no such file/],
    [["--merchant-public-key", fileURLToPath(import.meta.url)], /give both/],
    [
      [
        "--merchant-public-key",
        fileURLToPath(import.meta.url),
        "--gateway-private-key",
        fileURLToPath(import.meta.url),
      ],
      /merchantPublicKey: not a public key/,
    ],
  ];
  test.each(wrong)("%j is wrong usage: exit code 2", async (args, message) => {
    const { code, stdout, stderr } = await run(...args).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
  });

  test("--help: exit code 0", async () => {
    const { code, stdout, stderr } = await run("--help").ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/--port[\s\S]*4010[\s\S]*--docs[\s\S]*Exit codes/);
  });

  test("a port in use: one clear sentence, exit code 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await run("--port", String(port)).ended;
    other.close();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`Port ${port} is in use. Choose another with --port; --port 0 takes any free one.\n`);
  });

  test("--write-env and --keys-dir write what only the owner can read, and replace nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ams-sandbox-"));
    const [env, keys] = [join(folder, "sandbox.env"), join(folder, "keys")];
    const args = ["--port", "0", "--write-env", env, "--keys-dir", keys];
    const first = run(...args);
    await first.ready;
    const contents = await Promise.all(
      [env, join(keys, "merchant-private.pem"), join(keys, "gateway-public.pem")].map(async (path) => {
        expect((await stat(path)).mode & 0o777).toBe(0o600);
        return readFile(path, "utf8");
      }),
    );
    const [variables = "", merchant = "", gateway = ""] = contents;
    const bare = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(variables)?.[1];
    const der = (key: KeyObject, type: "pkcs8" | "spki") =>
      (key.export({ type, format: "der" } as never) as unknown as Buffer).toString("base64");
    expect(der(createPrivateKey(merchant), "pkcs8")).toBe(bare("AMS_PRIVATE_KEY"));
    expect(der(createPublicKey(gateway), "spki")).toBe(bare("AMS_ALIPAY_PUBLIC_KEY"));
    const again = await run(...args).ended;
    expect([again.code, again.stdout]).toEqual([1, ""]);
    expect(again.stderr).toBe(
      `${env} already exists, and keys are never written over a file. Choose another path.\n`,
    );
    first.child.kill("SIGTERM");
    const { code, stdout } = await first.ended;
    expect(code).toBe(0);
    expect(stdout).not.toContain("AMS_PRIVATE_KEY");
    await rm(folder, { recursive: true });
  });

  test("what cannot all be written is not written: nothing is in the way of the next start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ams-sandbox-"));
    const [env, keys, certificate] = ["sandbox.env", "keys", "sandbox.pem"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await mkdir(keys);
    await writeFile(join(keys, "merchant-private.pem"), "MINE");
    const args = [
      "--port",
      "0",
      "--https",
      "--certificate",
      certificate,
      "--write-env",
      env,
      "--keys-dir",
      keys,
    ];
    const { code, stderr } = await run(...args).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/merchant-private\.pem already exists/)]);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "keys",
      "keys/merchant-private.pem",
    ]);
    expect(await readFile(join(keys, "merchant-private.pem"), "utf8")).toBe("MINE");
    await rm(folder, { recursive: true });
  });

  test("--allow-remote listens elsewhere, and warns", async () => {
    const { child, ready, ended } = run("--port", "0", "--host", "0.0.0.0", "--allow-remote");
    await ready;
    child.kill("SIGTERM");
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/^WARNING: other machines can reach the sandbox.*, and it encrypts nothing\.\n$/);
    expect(stdout).toMatch(/^AMS_GATEWAY_URL=http:\/\/127\.0\.0\.1:\d+$/m);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "prints a .env file that a client runs on; %s ends it with exit code 0",
    async (signal) => {
      const { child, ready, ended } = run("--port", "0");
      const lines = (await ready).trim().split("\n");
      expect(lines.filter((line) => !/^(#.*|[A-Z_]+=[\w+/=:.-]+)$/.test(line))).toEqual([]);
      const env = Object.fromEntries(lines.map((line) => /^([A-Z_]+)=(.*)$/.exec(line)?.slice(1) ?? []));
      const client = createVaultingClient({
        clientId: env.AMS_CLIENT_ID,
        baseUrl: env.AMS_BASE_URL,
        alipayPublicKey: env.AMS_ALIPAY_PUBLIC_KEY,
        privateKey: env.AMS_PRIVATE_KEY,
      });
      expect(await client.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
        vaultingStatus: "SUCCESS",
      });
      child.kill(signal); // the client's connection is still open
      const { code, stderr } = await ended;
      expect([code, stderr]).toEqual([0, ""]);
    },
  );
});

describe("a key in the place of a path is wrong usage, and not repeated", () => {
  const der = (type: "rsa" | "ec") => {
    const { privateKey } =
      type === "rsa"
        ? generateKeyPairSync("rsa", { modulusLength: 2048 })
        : generateKeyPairSync("ec", { namedCurve: "P-256" });
    return privateKey.export({ type: "pkcs8", format: "der" });
  };
  const forms = (["rsa", "ec"] as const).flatMap((type): [string, string][] => {
    const bytes = der(type);
    return [
      [`${type}, base64`, bytes.toString("base64")],
      [`${type}, base64url`, bytes.toString("base64url")],
      [`${type}, hex`, bytes.toString("hex")],
      [
        `${type}, PEM`,
        `-----BEGIN PRIVATE KEY-----\n${bytes.toString("base64")}\n-----END PRIVATE KEY-----\n`,
      ],
    ];
  });
  const options = ["--gateway-private-key", "--write-env", "--keys-dir", "--certificate", "--docs", "--port"];
  const cases = forms.flatMap(([form, key], index) => {
    const option = options[index % options.length] as string;
    return [
      { form, key, args: [option, key] },
      { form, key, args: ["--write-env", key] },
      { form, key, args: [key] },
    ];
  });
  test.each(cases)("$form, $args.0", async ({ key, args }) => {
    const { code, stdout, stderr } = await run("--port", "0", "--https", ...args).ended;
    expect([code, stdout]).toEqual([2, ""]);
    for (let at = 0; at + 20 <= key.length; at += 20) expect(stderr).not.toContain(key.slice(at, at + 20));
  });

  test("long paths stay readable", async () => {
    const path = `/tmp/${"a-long-name/".repeat(12)}MINE/sandbox.env`;
    const { code, stderr } = await run("--port", "0", "--write-env", path).ended;
    expect([code, stderr]).toEqual([1, `${path} cannot be written (ENOENT).\n`]);
  });
});
