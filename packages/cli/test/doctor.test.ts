import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { chmodSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { keys, leaks, merchantEnv, mock, World, type WorldOptions } from "./support/world.ts";

afterEach(() => mock.reset());

interface Check {
  name: string;
  status: string;
  message: string;
  fix?: string;
}

async function examine(options: WorldOptions, ...flags: string[]) {
  using world = new World(options);
  const { code, out, err } = await world.run("doctor", "--json", ...flags);
  const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: Check[] };
  expect(err).toBe("");
  expect(ok).toBe(code === 0);
  expect(leaks(out)).toEqual([]);
  return { code, checks, calls: mock.requests.length };
}

const privateKey = createPrivateKey({
  key: Buffer.from(keys.privateKey, "base64"),
  format: "der",
  type: "pkcs8",
});
const ownPublicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });

describe("without --online there is no network call", () => {
  test("all is well: exit code 0", async () => {
    const { code, checks, calls } = await examine({});
    expect([code, calls]).toEqual([0, 0]);
    expect(checks.filter(({ status }) => status === "wrong" || status === "warning")).toEqual([]);
    expect(checks).toContainEqual(
      expect.objectContaining({
        name: "client id",
        status: "ok",
        message: expect.stringContaining("sandbox"),
      }),
    );
  });

  const forms: [string, string][] = [
    ["PKCS#8 in base64", keys.privateKey],
    ["PKCS#8 in PEM", privateKey.export({ type: "pkcs8", format: "pem" }).toString()],
    ["PKCS#1 in PEM", privateKey.export({ type: "pkcs1", format: "pem" }).toString()],
    ["PKCS#8 in PEM", privateKey.export({ type: "pkcs8", format: "pem" }).toString().replaceAll("\n", "\\n")],
  ];
  test.each(forms)("a private key as %s: the same fingerprint", async (form, text) => {
    const { code, checks } = await examine({ env: { ...merchantEnv, AMS_PRIVATE_KEY: text } });
    expect(code).toBe(0);
    const said = checks.filter(({ name }) => name === "private key").map(({ message }) => message);
    expect(said[0]).toContain(`RSA, 2048 bits, ${form}`);
    const { fingerprint } = await import("@ams-vaulting/client/protocol");
    const key = await crypto.subtle.importKey(
      "spki",
      Buffer.from(ownPublicKey, "base64"),
      { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
      true,
      ["verify"],
    );
    expect(said[1]).toContain(await fingerprint(key));
  });

  const pem = (key: { export(options: object): string | Buffer }, type: string) =>
    key.export({ type, format: "pem" }).toString();
  const mistakes: [title: string, env: object, name: string, message: RegExp][] = [
    ["no client id", { AMS_CLIENT_ID: "" }, "client id", /There is none/],
    [
      "a client id with a space",
      { AMS_CLIENT_ID: "a b" },
      "client id",
      /AMS_CLIENT_ID: It contains white space/,
    ],
    ["quotes around the client id", { AMS_CLIENT_ID: '"SANDBOX_5X"' }, "client id", /Remove the quotes/],
    ["sandbox in small letters", { AMS_CLIENT_ID: "sandbox_5X" }, "client id", /begin with SANDBOX_/],
    ["the word undefined", { AMS_CLIENT_ID: "undefined" }, "client id", /environment variable/],
    ["a variable in place of a client id", { AMS_CLIENT_ID: `\${AMS_ID}` }, "client id", /placeholder/],
    ["a key in place of a region", { AMS_REGION: keys.privateKey }, "gateway", /AMS_REGION: It holds a key/],
    [
      "a key in place of a token",
      { AMS_AGENT_TOKEN: keys.privateKey },
      "gateway",
      /AMS_AGENT_TOKEN: It holds a key/,
    ],
    ["quotes around the key version", { AMS_KEY_VERSION: "'1'" }, "gateway", /AMS_KEY_VERSION: .*quotes/],
    ["no place", { AMS_REGION: "" }, "gateway", /region of the gateway is missing.*asia/],
    [
      "an unknown region",
      { AMS_REGION: "moon" },
      "gateway",
      /AMS_REGION: It is not a region of the contract/,
    ],
    ["a region and a URL", { AMS_BASE_URL: "https://h/p" }, "gateway", /not both/],
    [
      "plain http",
      { AMS_REGION: "", AMS_BASE_URL: "http://example.com" },
      "gateway",
      /must be https.*AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY/,
    ],
    [
      "an operation at the end of the URL",
      { AMS_REGION: "", AMS_BASE_URL: "https://h/p/v1/vaults" },
      "gateway",
      /AMS_BASE_URL: It must end before/,
    ],
    [
      "the permission of plain http in production",
      { AMS_CLIENT_ID: "5X", AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: "1" },
      "gateway",
      /AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: It is for a mock gateway/,
    ],
    [
      "a permission that is neither given nor not",
      { AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: "yes" },
      "gateway",
      /AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: It must be 1 or 0/,
    ],
    [
      "a production URL for a sandbox client",
      { AMS_REGION: "", AMS_BASE_URL: "https://open-na-global.alipay.com/ams/api" },
      "gateway",
      /is a production URL, but the client id belongs to sandbox/,
    ],
    [
      "a sandbox URL for a production client",
      {
        AMS_CLIENT_ID: "5X",
        AMS_REGION: "",
        AMS_BASE_URL: "https://open-na-global.alipay.com/ams/sandbox/api/",
      },
      "gateway",
      /is a sandbox URL, but the client id belongs to production/,
    ],
    ["no private key", { AMS_PRIVATE_KEY: "" }, "private key", /There is none/],
    ["a key that is cut off", { AMS_PRIVATE_KEY: keys.privateKey.slice(0, 800) }, "private key", /cut off/],
    ["a public key in its place", { AMS_PRIVATE_KEY: ownPublicKey }, "private key", /This is a public key/],
    [
      "a small key",
      { AMS_PRIVATE_KEY: pem(small.privateKey, "pkcs8") },
      "private key",
      /1024 bits; at least 2048/,
    ],
    [
      "an EC key",
      { AMS_PRIVATE_KEY: pem(ec.privateKey, "pkcs8") },
      "private key",
      /EC key; the gateway uses RSA/,
    ],
    ["no key of the gateway", { AMS_ALIPAY_PUBLIC_KEY: "" }, "gateway's key", /There is none/],
    [
      "a private key in its place",
      { AMS_ALIPAY_PUBLIC_KEY: keys.privateKey },
      "gateway's key",
      /This is a private key/,
    ],
    ["the own public key", { AMS_ALIPAY_PUBLIC_KEY: ownPublicKey }, "pairing", /is your own/],
    ["two keys", { AMS_PRIVATE_KEY_FILE: "a.pem" }, "settings", /are both set/],
  ];
  test.each(mistakes)("%s: exit code 2, and what is wrong", async (_, env, name, message) => {
    const { code, checks, calls } = await examine({ env: { ...merchantEnv, ...env } });
    expect([code, calls]).toEqual([2, 0]);
    expect(checks).toContainEqual(
      expect.objectContaining({ name, status: "wrong", message: expect.stringMatching(message) }),
    );
  });

  test("a mock gateway over plain http needs the permission, and is a warning", async () => {
    const env = {
      ...merchantEnv,
      AMS_REGION: "",
      AMS_BASE_URL: "http://sandbox:4010",
      AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: "1",
    };
    const { code, checks } = await examine({ env });
    expect(code).toBe(0);
    expect(checks).toContainEqual(
      expect.objectContaining({ status: "warning", message: expect.stringContaining("plain http") }),
    );
    const denied = await examine({ env: { ...env, AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: "0" } });
    expect(denied.code).toBe(2);
  });

  test("a clock that is in the past", async () => {
    const { code, checks } = await examine({ world: { now: () => 0 } });
    expect(code).toBe(2);
    expect(checks).toContainEqual(expect.objectContaining({ name: "clock", status: "wrong" }));
  });

  test.skipIf(process.platform === "win32")(
    "files with a private key that others can read: a warning",
    async () => {
      const env = Object.entries(merchantEnv).map(([name, value]) => `${name}=${value}\n`);
      using world = new World({ env: {}, files: { ".env": env.join("") } });
      for (const [mode, status] of [
        [0o644, "warning"],
        [0o600, "ok"],
      ] as const) {
        chmodSync(`${world.folder}/.env`, mode);
        const { checks } = JSON.parse((await world.run("doctor", "--json")).out) as { checks: Check[] };
        expect(checks.find(({ name }) => name === "permissions")?.status).toBe(status);
      }
    },
  );

  test("the dashboard's key, compared", async () => {
    const files = { "right.txt": ownPublicKey, "wrong.txt": keys.alipayPublicKey, "bad.txt": "nothing" };
    const results = ["right.txt", "wrong.txt", "bad.txt", "none.txt"].map(async (file) => {
      const { code, checks } = await examine({ files }, "--dashboard-key-file", file);
      return [code, checks.find(({ name }) => name === "dashboard")?.message];
    });
    expect(await Promise.all(results)).toEqual([
      [0, expect.stringContaining("belongs to your private key")],
      [2, expect.stringContaining("does not belong to your private key")],
      [2, expect.stringMatching(/^bad\.txt: This is not an RSA key .* your public key belongs here/)],
      [2, expect.stringContaining("cannot be read (ENOENT)")],
    ]);
  });
});

describe("--online makes one call", () => {
  test("all is well: exit code 0, and the clocks agree", async () => {
    const { code, checks, calls } = await examine({}, "--online");
    expect([code, calls]).toEqual([0, 1]);
    expect(checks.slice(-2)).toMatchObject([
      {
        name: "online",
        status: "ok",
        message: expect.stringContaining("the id does not exist, as expected"),
      },
      { name: "clock", status: "ok" },
    ]);
  });

  test("an id that exists", async () => {
    const { code, checks } = await examine({}, "--online", "--id", "demo-fail");
    expect(code).toBe(0);
    expect(checks).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("the state is fail") }),
    );
  });

  test("not in production, unless that is said", async () => {
    const { code, checks, calls } = await examine(
      { env: { ...merchantEnv, AMS_CLIENT_ID: "5X1" } },
      "--online",
    );
    expect([code, calls]).toEqual([0, 0]);
    expect(checks.at(-1)?.message).toMatch(/this is production\. Add --production/);
    const said = await examine({ env: { ...merchantEnv, AMS_CLIENT_ID: "5X1" } }, "--online", "--production");
    expect([said.code, said.calls]).toEqual([6, 1]); // the mock knows no such client
  });

  test("not with a configuration that is wrong already", async () => {
    const { code, checks, calls } = await examine(
      { env: { ...merchantEnv, AMS_PRIVATE_KEY: "" } },
      "--online",
    );
    expect([code, calls]).toEqual([2, 0]);
    expect(checks.at(-1)?.message).toMatch(/Not called/);
  });

  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const strange = {
    private: other.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    public: other.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  };
  const failures: [
    title: string,
    env: object,
    script: () => void,
    code: number,
    message: RegExp,
    fix: RegExp,
  ][] = [
    [
      "a private key that the dashboard does not know",
      { AMS_PRIVATE_KEY: strange.private },
      () => {},
      6,
      /claims INVALID_SIGNATURE/,
      /fingerprints/,
    ],
    [
      "another public key of the gateway",
      { AMS_ALIPAY_PUBLIC_KEY: strange.public },
      () => {},
      6,
      /signature of the response does not fit/,
      /fingerprints/,
    ],
    [
      "a client id that is not known",
      { AMS_CLIENT_ID: "SANDBOX_other" },
      () => {},
      6,
      /claims UNKNOWN_CLIENT/,
      /fingerprints/,
    ],
    [
      "a connection refused",
      {},
      () => mock.inquireVaulting.fault("connection_refused"),
      7,
      /ECONNREFUSED\. Nothing listens there/,
      /URL/,
    ],
    ["a redirect", {}, () => mock.inquireVaulting.fault("redirect"), 7, /Check the base URL/, /URL/],
    ["an HTML page", {}, () => mock.inquireVaulting.fault("html_502"), 7, /HTTP 502/, /proxy/],
    [
      "a client that may not call",
      {},
      () => mock.inquireVaulting.respond("client_forbidden_access_api"),
      8,
      /CLIENT_FORBIDDEN_ACCESS_API/,
      /.*/,
    ],
  ];
  test.each(failures)("%s", async (_, env, script, code, message, fix) => {
    script();
    const got = await examine({ env: { ...merchantEnv, ...env } }, "--online");
    expect([got.code, got.calls]).toEqual([code, code === 7 && mock.requests.length === 0 ? 0 : 1]);
    const check = got.checks.find(({ name }) => name === "online");
    expect(check).toMatchObject({ status: "wrong", message: expect.stringMatching(message) });
    expect(check?.fix ?? "").toMatch(fix);
  });

  test.each([
    [60_000, 0, "warning", /(59|60|61) s ahead of/],
    [-60_000, 0, "warning", /(59|60|61) s behind/],
  ])("a clock that is %i ms off", async (offset, code, status, message) => {
    const got = await examine({ world: { now: () => Date.now() + offset } }, "--online");
    expect(got.code).toBe(code);
    expect(got.checks.at(-1)).toMatchObject({
      name: "clock",
      status,
      message: expect.stringMatching(message),
    });
  });

  test("a clock that is so wrong that responses are refused", async () => {
    const got = await examine({ world: { now: () => Date.now() + 3_600_000 } }, "--online");
    expect(got.code).toBe(6);
    expect(got.checks.at(-1)?.message).toMatch(/360\d s old\. Is the local clock right\?/);
  });
});

test("for people: a sign, a name and a sentence per line, and a verdict", async () => {
  using world = new World({ env: { ...merchantEnv, AMS_PRIVATE_KEY: "" } });
  const { code, out } = await world.run("doctor");
  expect(code).toBe(2);
  expect(out).toMatch(/^✓ client id {6}SANDBOX_/m);
  expect(out).toMatch(
    /^✗ private key {4}There is none\.\n {17}→ Give --private-key-file or AMS_PRIVATE_KEY\.$/m,
  );
  expect(out).toMatch(/\n\n1 thing is wrong\.\n$/);
});

test("for people with a narrow terminal", async () => {
  using world = new World({ columns: 44, env: { ...merchantEnv, NO_COLOR: "1", CI: "1" } });
  const { out } = await world.run("doctor");
  const long = out.split("\n").filter((line) => line.length > 44);
  expect(long.filter((line) => /\S\s/.test(line.trim()))).toEqual([]);
});
