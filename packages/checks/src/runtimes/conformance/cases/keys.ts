import { equal, rejects } from "../expect.ts";
import { importPrivate, importPublic, signerOf, toBytes, toPem } from "../key-forms.ts";
import { createClient, idFor } from "../merchant.ts";
import type { Case, Setup, World } from "../world.ts";

type Keys = Setup["keys"];
type Options = Parameters<World["client"]["createVaultingClient"]>[0];

type Form = (keys: Keys) => Partial<Options> | Promise<Partial<Options>>;

const privateForms: Record<string, Form> = {
  "PEM, PKCS#8": (keys) => ({ privateKey: toPem(keys.privatePkcs8, "PRIVATE KEY") }),
  "PEM, PKCS#1": (keys) => ({ privateKey: toPem(keys.privatePkcs1, "RSA PRIVATE KEY") }),
  "PEM with literal \\n": (keys) => ({
    privateKey: toPem(keys.privatePkcs8, "PRIVATE KEY").replaceAll("\n", "\\n"),
  }),
  "base64, PKCS#8": (keys) => ({ privateKey: keys.privatePkcs8 }),
  "base64, PKCS#1": (keys) => ({ privateKey: keys.privatePkcs1 }),
  "DER bytes, PKCS#8": (keys) => ({ privateKey: toBytes(keys.privatePkcs8) }),
  "DER bytes, PKCS#1": (keys) => ({ privateKey: toBytes(keys.privatePkcs1) }),
  "an ArrayBuffer": (keys) => ({ privateKey: toBytes(keys.privatePkcs8).buffer }),
  "a CryptoKey": async (keys) => ({ privateKey: await importPrivate(keys.privatePkcs8) }),
  "a promise of a CryptoKey": (keys) => ({ privateKey: importPrivate(keys.privatePkcs8) }),
  "a function that returns a key": (keys) => ({ privateKey: async () => keys.privatePkcs8 }),
  "a signing function": async (keys) => ({ privateKey: await signerOf(keys.privatePkcs8) }),
};

const publicForms: Record<string, Form> = {
  "PEM, SPKI": (keys) => ({ alipayPublicKey: toPem(keys.gatewaySpki, "PUBLIC KEY") }),
  "PEM, PKCS#1": (keys) => ({ alipayPublicKey: toPem(keys.gatewayPkcs1, "RSA PUBLIC KEY") }),
  "base64, PKCS#1": (keys) => ({ alipayPublicKey: keys.gatewayPkcs1 }),
  "DER bytes": (keys) => ({ alipayPublicKey: toBytes(keys.gatewaySpki) }),
  "a CryptoKey": async (keys) => ({ alipayPublicKey: await importPublic(keys.gatewaySpki) }),
  "a map by key version": (keys) => ({
    alipayPublicKey: { "1": keys.gatewaySpki, "2": () => keys.gatewaySpki },
  }),
};

/** Keys that must be refused; which platform refuses them, and how, differs. */
const wrongKeys: Record<string, (keys: Keys) => Options["privateKey"]> = {
  "a public key": (keys) => keys.gatewaySpki,
  "an EC key": (keys) => keys.ecPkcs8,
  "a key of 1024 bits": (keys) => keys.smallPkcs8,
  "a key that is cut off": (keys) => toBytes(keys.privatePkcs8).subarray(0, 900),
  "a key with damaged bytes": (keys) => damaged(toBytes(keys.privatePkcs8)),
};

export const keyCases: readonly Case[] = [
  ...Object.entries(privateForms).map(([form, make]) => ({
    name: `private key: ${form}`,
    run: async (world: World) => succeeds(world, await make(world.setup.keys)),
  })),
  ...Object.entries(publicForms).map(([form, make]) => ({
    name: `public key: ${form}`,
    run: async (world: World) => succeeds(world, await make(world.setup.keys)),
  })),
  ...Object.entries(wrongKeys).map(([mistake, make]) => ({
    name: `refused as private key: ${mistake}`,
    run: async (world: World) => {
      const options = { privateKey: make(world.setup.keys) };
      await rejects(
        (async () => succeeds(world, options))(), // some mistakes are seen at once, some at the first use
        { family: "configuration", code: "key_invalid", option: "privateKey" },
      );
    },
  })),
];

/** The gateway returns SUCCESS only for a request whose signature node:crypto verifies. */
async function succeeds(world: World, options: Partial<Options>): Promise<void> {
  const id = idFor("success");
  const vaulting = await createClient(world, options).inquireVaulting({ vaultingRequestId: id });
  equal([vaulting.vaultingStatus, vaulting.vaultingRequestId], ["SUCCESS", id]);
}

/** The second half overwritten: still a structure of the right length, but not a key. */
function damaged(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return der.fill(0xff, der.length / 2);
}
