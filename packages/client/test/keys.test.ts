import { createPublicKey, generateKeyPairSync, sign as rsaSign, verify as rsaVerify } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  createVaultingClient,
  isConfigurationError,
  type PrivateKeyInput,
  type PublicKeyInput,
} from "../src/index.ts";
import {
  fetchOf,
  gateway,
  ID,
  isSignedByMerchant,
  merchant,
  options,
  SUCCESS,
  signedResponse,
  stranger,
} from "./support/gateway.ts";

const pem = (key: typeof merchant.privateKey, type: "pkcs1" | "pkcs8") =>
  key.export({ format: "pem", type }).toString();
const publicPem = (type: "pkcs1" | "spki") => gateway.publicKey.export({ format: "pem", type }).toString();
const bare = (text: string) => text.replace(/-----.*-----|\s/g, "");
const importFor = (usage: "sign" | "verify") =>
  usage === "sign"
    ? crypto.subtle.importKey(
        "pkcs8",
        new Uint8Array(merchant.privateKey.export({ format: "der", type: "pkcs8" })),
        { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
        false,
        ["sign"],
      )
    : crypto.subtle.importKey(
        "spki",
        new Uint8Array(gateway.publicKey.export({ format: "der", type: "spki" })),
        { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
        true,
        ["verify"],
      );

const pkcs8 = pem(merchant.privateKey, "pkcs8");
const pkcs1 = pem(merchant.privateKey, "pkcs1");
const spki = publicPem("spki");

async function call(
  keys: { privateKey?: PrivateKeyInput; alipayPublicKey?: PublicKeyInput },
  keyVersion = "1",
) {
  const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS, { keyVersion }));
  const client = createVaultingClient({ ...options, ...keys, fetch });
  await client.inquireVaulting({ vaultingRequestId: ID });
  await client.inquireVaulting({ vaultingRequestId: ID });
  return sent.every(isSignedByMerchant);
}

describe("a private key may be", () => {
  const forms: { name: string; key: PrivateKeyInput }[] = [
    { name: "PEM, PKCS#8", key: pkcs8 },
    { name: "PEM, PKCS#1", key: pkcs1 },
    { name: "bare base64, PKCS#8", key: bare(pkcs8) },
    { name: "bare base64, PKCS#1", key: bare(pkcs1) },
    { name: "base64 with line breaks", key: pkcs8.split("\n").slice(1, -2).join("\n") },
    { name: "base64 with Windows line breaks", key: pkcs8.split("\n").slice(1, -2).join("\r\n") },
    { name: "PEM with literal \\n", key: pkcs8.replaceAll("\n", "\\n") },
    { name: "PEM with literal \\r\\n", key: pkcs8.replaceAll("\n", "\\r\\n") },
    { name: "PEM in quotes", key: `"${pkcs8.replaceAll("\n", "\\n")}"` },
    { name: "PEM with spaces and lines around it", key: `\n  ${pkcs8}\n\n ` },
    { name: "PEM with text before it", key: pkcs8 },
    {
      name: "DER bytes, PKCS#8",
      key: new Uint8Array(merchant.privateKey.export({ format: "der", type: "pkcs8" })),
    },
    {
      name: "DER bytes, PKCS#1",
      key: new Uint8Array(merchant.privateKey.export({ format: "der", type: "pkcs1" })),
    },
    {
      name: "PEM with openssl's bag attributes before it",
      key: `Bag Attributes\n    localKeyID: 01\n${pkcs8}`,
    },
    {
      name: "a signing function that returns an ArrayBuffer",
      key: async (data: Uint8Array) => new Uint8Array(rsaSign("sha256", data, merchant.privateKey)).buffer,
    },
    {
      name: "an ArrayBuffer",
      key: new Uint8Array(merchant.privateKey.export({ format: "der", type: "pkcs8" })).buffer,
    },
    { name: "a promise of a CryptoKey", key: importFor("sign") },
    { name: "a function of PEM", key: () => pkcs8 },
    { name: "a function of a promise", key: async () => pkcs8 },
    {
      name: "a signing function",
      key: (data) => new Uint8Array(rsaSign("sha256", data, merchant.privateKey)),
    },
    {
      name: "an asynchronous signing function",
      key: async (data: Uint8Array) => new Uint8Array(rsaSign("sha256", data, merchant.privateKey)),
    },
  ];
  test.each(forms)("$name", async ({ key }) => expect(await call({ privateKey: key })).toBe(true));
});

describe("the gateway's key may be", () => {
  const forms: { name: string; key: PublicKeyInput; keyVersion?: string }[] = [
    { name: "PEM, SPKI", key: spki },
    { name: "PEM, PKCS#1", key: publicPem("pkcs1") },
    { name: "bare base64", key: bare(spki) },
    { name: "DER bytes", key: new Uint8Array(gateway.publicKey.export({ format: "der", type: "spki" })) },
    { name: "a promise of a CryptoKey", key: importFor("verify") },
    { name: "a function", key: () => spki },
    {
      name: "one of several versions",
      key: {
        1: bare(publicPem("spki")),
        2: stranger.publicKey.export({ format: "pem", type: "spki" }).toString(),
      },
    },
    {
      name: "a later version",
      key: { 1: stranger.publicKey.export({ format: "pem", type: "spki" }).toString(), 2: async () => spki },
      keyVersion: "2",
    },
  ];
  test.each(forms)("$name", async ({ key, keyVersion }) =>
    expect(await call({ alipayPublicKey: key }, keyVersion)).toBe(true),
  );

  test("a version that is not configured is a trust error", async () => {
    await expect(call({ alipayPublicKey: { 1: spki } }, "3")).rejects.toMatchObject({
      family: "trust",
      code: "key_version_unknown",
    });
  });
});

test("keys are loaded once, and again after loading failed", async () => {
  let loads = 0;
  const flaky = () => {
    loads++;
    if (loads === 1) throw new Error("the vault is sealed");
    return pkcs8;
  };
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const client = createVaultingClient({ ...options, privateKey: flaky, fetch });
  expect(loads).toBe(0);
  await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
    code: "key_unavailable",
    option: "privateKey",
  });
  await Promise.all([1, 2, 3].map(() => client.inquireVaulting({ vaultingRequestId: ID })));
  expect(loads).toBe(2);
});

describe("a wrong key gets an error that names the mistake", () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const pss = generateKeyPairSync("rsa-pss", { modulusLength: 2048 });
  const encrypted = merchant.privateKey
    .export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" })
    .toString();
  const encryptedDer = merchant.privateKey
    .export({ format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" })
    .toString("base64");
  const legacy = merchant.privateKey
    .export({ format: "pem", type: "pkcs1", cipher: "aes-256-cbc", passphrase: "x" })
    .toString();
  const ownPublic = createPublicKey(merchant.privateKey).export({ format: "pem", type: "spki" }).toString();
  const ownPkcs1 = createPublicKey(merchant.privateKey).export({ format: "pem", type: "pkcs1" }).toString();

  const damaged = new Uint8Array(merchant.privateKey.export({ format: "der", type: "pkcs8" })).map(
    (byte, at) => (at === 26 ? 0x31 : byte),
  );

  const cases: { name: string; slot: "privateKey" | "alipayPublicKey"; key: unknown; says: RegExp }[] = [
    { name: "missing", slot: "privateKey", key: undefined, says: /missing.*environment variable/ },
    { name: "missing", slot: "alipayPublicKey", key: undefined, says: /missing.*environment variable/ },
    { name: "empty", slot: "privateKey", key: " \n", says: /empty/ },
    {
      name: "public in the private slot",
      slot: "privateKey",
      key: spki,
      says: /is a public key; your private key belongs here/,
    },
    {
      name: "public, PKCS#1, in the private slot",
      slot: "privateKey",
      key: publicPem("pkcs1"),
      says: /is a public key/,
    },
    {
      name: "private in the public slot",
      slot: "alipayPublicKey",
      key: pkcs8,
      says: /is a private key; the gateway's public key belongs here/,
    },
    {
      name: "private, PKCS#1, in the public slot",
      slot: "alipayPublicKey",
      key: bare(pkcs1),
      says: /is a private key/,
    },
    {
      name: "the merchant's own public key",
      slot: "alipayPublicKey",
      key: ownPublic,
      says: /your own public key/,
    },
    {
      name: "the merchant's own public key, PKCS#1",
      slot: "alipayPublicKey",
      key: ownPkcs1,
      says: /your own public key/,
    },
    { name: "encrypted, PEM", slot: "privateKey", key: encrypted, says: /encrypted.*openssl pkcs8/ },
    { name: "encrypted, old PEM", slot: "privateKey", key: legacy, says: /encrypted/ },
    { name: "encrypted, DER", slot: "privateKey", key: encryptedDer, says: /encrypted/ },
    {
      name: "EC",
      slot: "privateKey",
      key: ec.privateKey.export({ format: "pem", type: "pkcs8" }),
      says: /EC key; the gateway uses RSA/,
    },
    {
      name: "EC, SEC1",
      slot: "privateKey",
      key: ec.privateKey.export({ format: "pem", type: "sec1" }),
      says: /EC key/,
    },
    {
      name: "EC, public",
      slot: "alipayPublicKey",
      key: ec.publicKey.export({ format: "pem", type: "spki" }),
      says: /EC key/,
    },
    {
      name: "RSA-PSS",
      slot: "privateKey",
      key: pss.privateKey.export({ format: "pem", type: "pkcs8" }),
      says: /not an RSA key in PKCS#8/,
    },
    {
      name: "1024 bits",
      slot: "privateKey",
      key: small.privateKey.export({ format: "pem", type: "pkcs8" }),
      says: /1024 bits; at least 2048/,
    },
    {
      name: "1024 bits, public",
      slot: "alipayPublicKey",
      key: small.publicKey.export({ format: "pem", type: "spki" }),
      says: /1024 bits/,
    },
    { name: "cut off", slot: "privateKey", key: bare(pkcs8).slice(0, 800), says: /cut off/ },
    { name: "cut off in PEM", slot: "privateKey", key: pkcs8.slice(0, 800), says: /cut off/ },
    { name: "cut off at an odd place", slot: "privateKey", key: bare(pkcs8).slice(0, 801), says: /cut off/ },
    { name: "a file path", slot: "privateKey", key: "/etc/secrets/merchant.pem", says: /path of a file/ },
    { name: "a relative file path", slot: "privateKey", key: "./keys/merchant.key", says: /path of a file/ },
    { name: "a Windows path", slot: "privateKey", key: "C:\\keys\\merchant", says: /path of a file/ },
    {
      name: "a file path that looks like base64",
      slot: "privateKey",
      key: "/run/secrets/key",
      says: /path of a file/,
    },
    {
      name: "the word undefined",
      slot: "privateKey",
      key: "undefined",
      says: /word such as undefined.*environment variable/,
    },
    { name: "a list", slot: "alipayPublicKey", key: [spki], says: /not a key/ },
    { name: "a KeyObject", slot: "alipayPublicKey", key: gateway.publicKey, says: /not a key/ },
    { name: "JSON", slot: "privateKey", key: JSON.stringify({ private_key: pkcs8 }), says: /JSON/ },
    {
      name: "OpenSSH",
      slot: "privateKey",
      key: "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
      says: /OpenSSH/,
    },
    {
      name: "something else",
      slot: "privateKey",
      key: "hunter2 is my secret",
      says: /neither PEM nor base64/,
    },
    { name: "random bytes", slot: "privateKey", key: new Uint8Array(200).fill(7), says: /not an RSA key/ },
    { name: "damaged", slot: "privateKey", key: damaged, says: /damaged/ },
    { name: "a number", slot: "privateKey", key: 42, says: /not a key/ },
    {
      name: "a promise of nothing",
      slot: "privateKey",
      key: Promise.resolve(undefined),
      says: /empty: its promise or function returned nothing/,
    },
    { name: "an empty map", slot: "alipayPublicKey", key: {}, says: /map of keys is empty/ },
    {
      name: "a CryptoKey of the other kind",
      slot: "privateKey",
      key: importFor("verify"),
      says: /CryptoKey is a public key/,
    },
    {
      name: "a CryptoKey for another algorithm",
      slot: "privateKey",
      key: () =>
        crypto.subtle
          .generateKey(
            {
              name: "RSA-PSS",
              modulusLength: 2048,
              publicExponent: new Uint8Array([1, 0, 1]),
              hash: "SHA-256",
            },
            true,
            ["sign", "verify"],
          )
          .then((pair) => pair.privateKey),
      says: /not for RSASSA-PKCS1-v1_5/,
    },
    {
      name: "a signing function that returns nothing",
      slot: "privateKey",
      key: (_data: Uint8Array) => undefined,
      says: /did not return/,
    },
  ];

  test.each(cases)("$slot: $name", async ({ slot, key, says }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const error = await (async () =>
      createVaultingClient({ ...options, [slot]: key, fetch }).inquireVaulting({
        vaultingRequestId: ID,
      }))().catch((e: unknown) => e);
    expect(isConfigurationError(error) && error.message).toMatch(says);
    // The merchant's own key is only seen when a response is verified; nothing else is ever sent.
    if (!says.source.includes("your own") && !(slot === "alipayPublicKey" && says.source.includes("1024")))
      expect(sent).toHaveLength(0);
    if (typeof key === "string" && key.trim().length > 12)
      expect(String(error)).not.toContain(key.trim().slice(8, 40));
  });

  test("texts fail where they are written, not at the first call", () => {
    expect(() => createVaultingClient({ ...options, privateKey: spki })).toThrow(
      /privateKey: This is a public key/,
    );
    expect(() => createVaultingClient({ ...options, alipayPublicKey: { 1: spki, 2: pkcs8 } })).toThrow(
      /alipayPublicKey\["2"\]/,
    );
  });
});

test("the signatures are those of node:crypto", async () => {
  const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
  await createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID });
  const content = Buffer.from(
    `POST ${new URL(sent[0]?.url ?? "").pathname}\n${options.clientId}.${options.now()}.${sent[0]?.body}`,
  );
  const value = decodeURIComponent(/signature=(.*)/.exec(sent[0]?.headers.get("signature") ?? "")?.[1] ?? "");
  expect(value).toBe(rsaSign("sha256", content, merchant.privateKey).toString("base64"));
  expect(rsaVerify("sha256", content, stranger.publicKey, Buffer.from(value, "base64"))).toBe(false);
});
