import { createVaultingClient } from "@ams-vaulting/client";
import { describe, expect, test } from "vitest";
import { createVaultingMock } from "../src/index.ts";
import { lazyKeys } from "../src/protocol/keys.ts";
import { mock, other, resetAfterEach } from "./support/mocks.ts";

resetAfterEach();

describe("keys", () => {
  test("are made once, however many calls need them at the same time", async () => {
    const { exportKeys, clientOptions } = createVaultingMock();
    const read = async (key: unknown) => (typeof key === "function" ? await key() : key);
    const [first, second, privateKey, again] = await Promise.all([
      exportKeys(),
      exportKeys(),
      read(clientOptions.privateKey),
      read(clientOptions.privateKey),
    ]);
    expect(second).toEqual(first);
    expect(again).toBe(privateKey);
    const exported = await crypto.subtle.exportKey("pkcs8", privateKey as CryptoKey);
    expect(Buffer.from(exported).toString("base64")).toBe(first.privateKey);
  });

  test("are not made before they are needed", async () => {
    let made = 0;
    const keys = lazyKeys(async () => {
      made++;
      return {} as CryptoKeyPair;
    });
    expect(made).toBe(0);
    await Promise.all([keys(), keys()]);
    expect(made).toBe(2); // one pair for each side
  });

  test("are tried again after a failure", async () => {
    let fail = true;
    const keys = lazyKeys(async () => {
      if (fail) throw new Error("no entropy");
      return {} as CryptoKeyPair;
    });
    await expect(keys()).rejects.toThrow("no entropy");
    fail = false;
    await expect(keys()).resolves.toBeDefined();
  });

  test("differ between the sides and between mocks", async () => {
    const exported = await Promise.all([mock.exportKeys(), other.exportKeys()]);
    expect(new Set(exported.flatMap(Object.values)).size).toBe(4);
  });
});

describe("keys from outside", () => {
  const pair = () =>
    crypto.subtle.generateKey(
      {
        name: "RSASSA-PKCS1-v1_5",
        hash: "SHA-256",
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ["sign", "verify"],
    );

  test("are used; the merchant's private key stays with the merchant", async () => {
    const [own, gateway] = await Promise.all([pair(), pair()]);
    const { fetch, clientOptions, exportKeys, inquireVaulting } = createVaultingMock({
      keys: { merchant: { publicKey: own.publicKey }, gateway },
    });
    const client = createVaultingClient({ ...clientOptions, privateKey: own.privateKey, fetch });
    const request = { vaultingRequestId: "123456789206" };
    expect(await client.inquireVaulting(request)).toMatchObject({ vaultingStatus: "SUCCESS" });
    await expect(exportKeys()).rejects.toThrow("only the merchant's public key");
    await expect(
      createVaultingClient({ ...clientOptions, fetch }).inquireVaulting(request),
    ).rejects.toMatchObject({ code: "key_unavailable" });
    inquireVaulting.fault("wrong_key");
    await expect(client.inquireVaulting(request)).rejects.toMatchObject({ code: "signature_mismatch" });
  });
});
