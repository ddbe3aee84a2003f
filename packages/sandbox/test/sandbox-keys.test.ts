import { generateKeyPairSync } from "node:crypto";
import { createVaultingClient } from "@ams-vaulting/client";
import { describe, expect, test } from "vitest";
import { startSandbox } from "../src/index.ts";
import { exchange } from "./support/merchant.ts";

const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });
const gateway = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = {
  merchantPublicKey: merchant.publicKey.export({ type: "spki", format: "pem" }) as string,
  gatewayPrivateKey: gateway.privateKey.export({ type: "pkcs8", format: "pem" }) as string,
};
const base64 = {
  merchantPublicKey: merchant.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  gatewayPrivateKey: gateway.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
};
const privateKey = merchant.privateKey.export({ type: "pkcs8", format: "pem" }) as string;

test.each([
  ["PEM", pem],
  ["base64", base64],
])("keys in %s are used, and the merchant's private key stays with the merchant", async (_, keys) => {
  await using sandbox = await startSandbox({ port: 0, keys });
  const { credentials } = sandbox;
  expect(credentials.privateKey).toBeUndefined();
  expect(credentials.alipayPublicKey).toBe(
    gateway.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  );
  const client = createVaultingClient({ ...credentials, privateKey });
  expect(await client.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
    vaultingStatus: "SUCCESS",
  });
  expect((await exchange(`${sandbox.url}_sandbox/`, "GET")).text).toContain(
    "Yours: the sandbox has only its public key",
  );
});

describe("keys that cannot be used are refused by name, without quoting them", () => {
  const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const wrong: [string, Partial<typeof pem>, RegExp][] = [
    ["no key", { merchantPublicKey: "SECRET" }, /^merchantPublicKey: not a public key/],
    [
      "a private key as the public one",
      { merchantPublicKey: privateKey },
      /^merchantPublicKey: not a public key/,
    ],
    [
      "a public key as the private one",
      { gatewayPrivateKey: pem.merchantPublicKey },
      /^gatewayPrivateKey: not a private key/,
    ],
    [
      "a small key",
      { merchantPublicKey: small.publicKey.export({ type: "spki", format: "pem" }) as string },
      /at least 2048 bits/,
    ],
    [
      "an EC key",
      { gatewayPrivateKey: curve.privateKey.export({ type: "pkcs8", format: "pem" }) as string },
      /an RSA key/,
    ],
  ];
  test.each(wrong)("%s", async (_, given, message) => {
    const error: unknown = await startSandbox({ port: 0, keys: { ...pem, ...given } }).catch((e) => e);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toMatch(/SECRET|BEGIN/);
  });
});
