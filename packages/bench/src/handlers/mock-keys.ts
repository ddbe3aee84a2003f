import type { MockKeys } from "@ams-vaulting/msw";
import type { Setup } from "../setup.ts";

/** The keys of the setup as the mock takes them. */
export async function importMockKeys({ merchant, gateway }: Setup): Promise<MockKeys> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const publicKey = (text: string) =>
    subtle.importKey("spki", Buffer.from(text, "base64"), algorithm, true, ["verify"]);
  return {
    merchant: { publicKey: await publicKey(merchant.publicKey) },
    gateway: {
      publicKey: await publicKey(gateway.publicKey),
      privateKey: await subtle.importKey(
        "pkcs8",
        Buffer.from(gateway.privateKey, "base64"),
        algorithm,
        false,
        ["sign"],
      ),
    },
  };
}
