import { encodeBase64 } from "@ams-vaulting/client/protocol";
import { type MockKeys, merchantPrivateKey } from "./keys.ts";

/** The keys for the options of a client, in the form that the dashboard hands out: base64 of DER. */
export interface ExportedKeys {
  /** The merchant's private key, PKCS#8. */
  privateKey: string;
  /** The gateway's public key, SPKI. */
  alipayPublicKey: string;
}

/** The keys in base64. @throws {Error} where the mock has only the merchant's public key */
export async function exportKeys(keys: MockKeys): Promise<ExportedKeys> {
  const [privateKey, alipayPublicKey] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", merchantPrivateKey(keys)),
    crypto.subtle.exportKey("spki", keys.gateway.publicKey),
  ]);
  return {
    privateKey: encodeBase64(new Uint8Array(privateKey)),
    alipayPublicKey: encodeBase64(new Uint8Array(alipayPublicKey)),
  };
}
