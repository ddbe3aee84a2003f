import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Setup } from "../conformance/world.ts";

/** The keys of one run. Nothing is kept. */
export interface GatewayKeys {
  /** Signs the responses. */
  gateway: KeyObject;
  /** Verifies the requests. */
  merchant: KeyObject;
  texts: Setup["keys"];
}

export function makeKeys(): GatewayKeys {
  const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const gateway = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    gateway: gateway.privateKey,
    merchant: merchant.publicKey,
    texts: {
      privatePkcs8: text(merchant.privateKey, "pkcs8"),
      privatePkcs1: text(merchant.privateKey, "pkcs1"),
      gatewaySpki: text(gateway.publicKey, "spki"),
      gatewayPkcs1: text(gateway.publicKey, "pkcs1"),
      smallPkcs8: text(small.privateKey, "pkcs8"),
      ecPkcs8: text(ec.privateKey, "pkcs8"),
    },
  };
}

function text(key: KeyObject, type: "pkcs8" | "pkcs1" | "spki"): string {
  return key
    .export({ format: "der", type } as Parameters<KeyObject["export"]>[0] & { format: "der" })
    .toString("base64");
}
