import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createVaultingClient, type PrivateKeyInput, type PublicKeyInput } from "../src/index.ts";
import { importKey } from "../src/keys/import-key.ts";
import { der, fetchOf, ID, options, SUCCESS, signedResponse } from "./support/gateway.ts";

const { subtle } = crypto;
const request = { vaultingRequestId: ID };
const algorithm = (hash = "SHA-256") => ({ name: "RSASSA-PKCS1-v1_5", hash });
const privateDer = new Uint8Array(der.privateKey);
const publicDer = new Uint8Array(der.gatewayKey);

describe("an imported key", () => {
  test("cannot be exported when it is private; a public one can, for its fingerprint", async () => {
    const mine = await importKey("private", privateDer, "privateKey");
    const theirs = await importKey("public", publicDer, "alipayPublicKey");
    expect([mine.key.extractable, theirs.key.extractable]).toEqual([false, true]);
    expect([mine.key.usages, theirs.key.usages]).toEqual([["sign"], ["verify"]]);
    await expect(subtle.exportKey("pkcs8", mine.key as CryptoKey)).rejects.toThrow();
  });
});

describe("a CryptoKey that cannot do its work is refused, and nothing is sent", () => {
  const keys: {
    name: string;
    keys: { privateKey?: PrivateKeyInput; alipayPublicKey?: PublicKeyInput };
    says: RegExp;
    sent: number;
  }[] = [
    ...["SHA-1", "SHA-384", "SHA-512"].map((hash) => ({
      name: `private, with ${hash}`,
      keys: { privateKey: () => subtle.importKey("pkcs8", privateDer, algorithm(hash), false, ["sign"]) },
      says: /not for RSASSA-PKCS1-v1_5 with SHA-256/,
      sent: 0,
    })),
    {
      name: "public, with SHA-512",
      keys: {
        alipayPublicKey: () => subtle.importKey("spki", publicDer, algorithm("SHA-512"), true, ["verify"]),
      },
      says: /not for RSASSA-PKCS1-v1_5 with SHA-256/,
      sent: 1,
    },
    {
      name: "public, for nothing",
      keys: { alipayPublicKey: () => subtle.importKey("spki", publicDer, algorithm(), true, []) },
      says: /may not verify/,
      sent: 1,
    },
    {
      // WebCrypto makes no private key without a usage; another implementation may.
      name: "private, for nothing",
      keys: {
        privateKey: {
          type: "private",
          extractable: false,
          algorithm: { ...algorithm(), hash: { name: "SHA-256" }, modulusLength: 2048 } as { name: string },
          usages: [],
        },
      },
      says: /may not sign/,
      sent: 0,
    },
  ];
  test.each(keys)("$name", async ({ keys, says, sent: times }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    await expect(
      createVaultingClient({ ...options, ...keys, fetch }).inquireVaulting(request),
    ).rejects.toMatchObject({ code: "key_invalid", message: expect.stringMatching(says) });
    expect(sent).toHaveLength(times);
  });
});

describe("a signing function", () => {
  test.each([
    { name: "no bytes", value: new Uint8Array(0) },
    { name: "an empty buffer", value: new ArrayBuffer(0) },
    { name: "a text", value: "c2lnbmF0dXJl" },
    { name: "a list", value: [1, 2, 3] },
    { name: "null", value: null },
  ])("that returns $name sends nothing", async ({ value }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    for (const given of [value, Promise.resolve(value)]) {
      const privateKey = (_data: Uint8Array) => given as Uint8Array;
      await expect(
        createVaultingClient({ ...options, privateKey, fetch }).inquireVaulting(request),
      ).rejects.toMatchObject({ code: "key_invalid", option: "privateKey" });
    }
    expect(sent).toHaveLength(0);
  });

  test("that fails sends nothing, and says so", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const privateKey = async (_data: Uint8Array): Promise<Uint8Array> => {
      throw new Error("no permission");
    };
    await expect(
      createVaultingClient({ ...options, privateKey, fetch }).inquireVaulting(request),
    ).rejects.toMatchObject({ code: "key_unavailable", option: "privateKey" });
    expect(sent).toHaveLength(0);
  });
});

test("a place without WebCrypto is named, and no key is called damaged", () => {
  // A process of its own, so that nothing global changes here.
  const program = `
    Object.defineProperty(globalThis, "crypto", { value: ${"{}"} });
    const { createVaultingClient } = await import(process.argv[1]);
    const [privateKey, alipayPublicKey] = process.argv.slice(2);
    const sent = [];
    const client = createVaultingClient({ clientId: "SANDBOX_X", region: "asia", privateKey, alipayPublicKey, fetch: async () => sent.push(1) });
    const { code, message } = await client.inquireVaulting({ vaultingRequestId: "1" }).catch((error) => error);
    console.log(JSON.stringify({ code, message, sent }));`;
  const keys = [der.privateKey, der.gatewayKey].map((key) => key.toString("base64"));
  const path = fileURLToPath(new URL("../src/index.ts", import.meta.url));
  const args = ["--no-warnings", "--input-type=module", "--eval", program, path, ...keys];
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }))).toEqual({
    code: "key_unavailable",
    message: expect.stringMatching(/no WebCrypto \(crypto\.subtle\).*https.*Jest/),
    sent: [],
  });
});
