import { generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findKey, holdsKey, withoutKeys } from "../src/secrets/key-material.ts";

const PAIRS = {
  rsa2048: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ec: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  ed25519: generateKeyPairSync("ed25519"),
};

/** Every form of a key that somebody may have, by name. */
const forms = Object.entries(PAIRS).flatMap(([pair, { privateKey, publicKey }]) => {
  const types = pair === "rsa2048" ? (["pkcs8", "pkcs1"] as const) : (["pkcs8"] as const);
  const ders = [
    ...types.map((type) => [type, privateKey.export({ type: type as "pkcs8", format: "der" })] as const),
    ["spki", publicKey.export({ type: "spki", format: "der" })] as const,
  ];
  const encrypted = privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "x",
  });
  return [
    { form: `${pair} encrypted PEM`, text: encrypted.toString() },
    { form: `${pair} JWK`, text: JSON.stringify(privateKey.export({ format: "jwk" })) },
    ...ders.flatMap(([type, der]) => {
      const base64 = der.toString("base64");
      const lines = base64.replace(/.{64}/g, "$&\n");
      const label = type === "spki" ? "PUBLIC" : "PRIVATE";
      const pem = `-----BEGIN ${label} KEY-----\n${lines}\n-----END ${label} KEY-----\n`;
      return [
        { form: `${pair} ${type} base64`, text: base64 },
        { form: `${pair} ${type} base64url`, text: der.toString("base64url") },
        { form: `${pair} ${type} base64 in lines`, text: lines },
        { form: `${pair} ${type} base64 in Windows lines`, text: lines.replaceAll("\n", "\r\n") },
        { form: `${pair} ${type} hex`, text: der.toString("hex") },
        { form: `${pair} ${type} PEM`, text: pem },
        { form: `${pair} ${type} PEM in one line`, text: pem.replaceAll("\n", " ") },
        { form: `${pair} ${type} PEM with \\n`, text: pem.replaceAll("\n", "\\n") },
        { form: `${pair} ${type} PEM in base64`, text: Buffer.from(pem).toString("base64") },
        {
          form: `${pair} ${type} PEM in base64 in lines`,
          text: Buffer.from(pem).toString("base64").replace(/.{64}/g, "$&\n"),
        },
        { form: `${pair} ${type} PEM without its end`, text: pem.slice(0, 110) },
      ];
    }),
  ];
});

/** Where a key may be in a text. */
const PLACES: ((key: string) => string)[] = [
  (key) => key,
  (key) => `--journal=/tmp/${key}`,
  (key) => `/some/folder/${key}.txt`,
  (key) => `error: unknown option '--x=${key}'`,
  (key) => `AMS_PRIVATE_KEY="${key}"`,
  (key) => `{"key":"${key}"}`,
];

/** The pieces of a secret of which none may be left. A key begins with what all keys have. */
const pieces = (text: string) =>
  (text.match(/[A-Za-z0-9+/_-]{24,}/g) ?? []).flatMap((run) => run.slice(30).match(/.{16}/g) ?? []);

describe("every form of a key is recognised, and nothing of it is left in a message", () => {
  test.each(forms)("$form", ({ text }) => {
    for (const place of PLACES) {
      const said = place(text);
      expect(holdsKey(said), said).toBe(true);
      expect(findKey(`first\n${said}`), said).toBeGreaterThanOrEqual(6);
      const left = withoutKeys(said);
      expect(pieces(text).filter((piece) => left.includes(piece))).toEqual([]);
    }
  });

  test("a part of a key", () => {
    const key = PAIRS.rsa2048.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
    for (let from = 40; from + 200 < key.length; from += 7) {
      const part = key.slice(from, from + 200);
      expect(holdsKey(`/tmp/${part}`), part).toBe(true);
      const left = withoutKeys(`the file /tmp/${part} cannot be read`);
      expect(pieces(part).filter((piece) => left.includes(piece))).toEqual([]);
      expect(left).toContain("cannot be read");
    }
  });

  test.each([
    "AMS_PRIVATE_KEY=abc",
    "export AMS_PRIVATE_KEY='abc'",
    "AMS_AGENT_TOKEN=abc",
    "AMS_ALIPAY_PUBLIC_KEY = abc",
    '{"AMS_PRIVATE_KEY": "abc"}',
  ])("a line of a .env file: %s", (line) => {
    expect(holdsKey(line)).toBe(true);
    expect(withoutKeys(line)).not.toContain("abc");
  });
});

describe("what programs print and write of a key", () => {
  const der = PAIRS.rsa2048.privateKey.export({ type: "pkcs8", format: "der" });
  const bytes = der.toString("hex").match(/../g) ?? [];
  const colons = bytes.join(":").replace(/.{45}/g, "$&\n    ");
  const base64 = der.toString("base64");
  test.each([
    { form: "openssl -text", text: `Private-Key: (2048 bit)\nmodulus:\n    ${colons}\n` },
    { form: "one line of openssl -text", text: `${bytes.slice(40, 55).join(":")}:` },
    {
      form: "PuTTY",
      text: "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAAIHdvcmRzIHRoYXQgYXJlIG5vdCBhIGtleQ==\n",
    },
    { form: "XML", text: `<RSAKeyValue>\n  <D>${base64.slice(40, 384)}</D>\n</RSAKeyValue>` },
  ])("$form", ({ text }) => {
    expect(holdsKey(text)).toBe(true);
    expect(findKey(`id\n${text}`)).toBeGreaterThanOrEqual(3);
    const left = withoutKeys(text);
    for (const piece of text.match(/[\w+/:]{20,}/g)?.slice(1) ?? []) expect(left).not.toContain(piece);
  });
});

test("the lines of a key without the first one", () => {
  for (const length of [64, 76]) {
    const der = PAIRS.rsa2048.privateKey.export({ type: "pkcs8", format: "der" });
    const lines = der.toString("base64").replace(new RegExp(`.{${length}}`, "g"), "$&\n");
    expect(findKey(`id\n${lines.slice(length + 1)}`)).toBe(3);
  }
});

test.each([
  ["SHA-256 in hex", () => randomBytes(32).toString("hex")],
  ["48 random bytes in base64url", () => randomBytes(48).toString("base64url")],
  ["40 random bytes in base64", () => randomBytes(40).toString("base64")],
])("many ids of %s are no key", (_, id) => {
  expect(findKey(`${Array.from({ length: 100 }, id).join("\n")}\n`)).toBe(-1);
});

test("many random ids are no key", () => {
  const ids = Array.from({ length: 100 }, () => randomBytes(32).toString("base64url")).join("\n");
  expect(findKey(ids)).toBe(-1);
});

describe("what is not a key stays as it is", () => {
  test.each([
    "123456789206",
    "order-2026-11-26.0001",
    "MIIB-order-1",
    "LS0tLS1-order-1",
    "00:1b:44:11:3a:b7",
    "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "2026-11-26T03:42:05.123456789+01:00",
    "M".repeat(64),
    "x".repeat(100),
    "1234567890".repeat(10),
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "550e8400-e29b-41d4-a716-446655440000_550e8400-e29b-41d4-a716-446655440000",
    "/home/somebody/work/payments/reconciliation/november/vaultings/output/states",
    "/Users/Somebody/Documents/Payments2026/ReconciliationOfNovember/VaultingStates/Output2",
    "/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/ams-vaulting-Xy3aBc/ids/and/more/of/it",
    "/nix/store/0c9ppdbx8n3q3k6n2y1z4hx6zqk1v2n8-nodejs-24/bin/node/lib/node_modules/ams-vaulting",
    "C:\\Users\\Somebody\\Documents\\Payments2026\\ReconciliationOfNovember\\VaultingStates",
    "--private-key-file=keys/merchant-private.pem",
    "AMS_PRIVATE_KEY_FILE=keys/merchant-private.pem",
    "AMS_PRIVATE_KEY=",
    "Give AMS_PRIVATE_KEY or AMS_PRIVATE_KEY_FILE, in the environment or in a .env file.",
  ])("%s", (text) => {
    expect(holdsKey(text)).toBe(false);
    expect(withoutKeys(text)).toBe(text);
  });
});
