import { createPrivateKey, createPublicKey, type KeyObject, webcrypto } from "node:crypto";
import { RSA_SHA256 } from "@ams-vaulting/client/protocol";
import type { MockKeys } from "@ams-vaulting/msw";

/** Keys to use in place of new ones: PEM, or base64 of DER as the dashboard hands it out. */
export interface SandboxKeys {
  /** The merchant's public key: requests are verified with it. */
  merchantPublicKey: string;
  /** The gateway's private key: responses are signed with it. */
  gatewayPrivateKey: string;
}

/** @throws {TypeError} that names the key that cannot be used */
export async function importKeys(source: SandboxKeys): Promise<{ keys: MockKeys; alipayPublicKey: string }> {
  const merchant = read("merchantPublicKey", source.merchantPublicKey, "public");
  const gateway = read("gatewayPrivateKey", source.gatewayPrivateKey, "private");
  const [merchantPublic, gatewayPublic] = [merchant, createPublicKey(gateway)].map((key) =>
    key.export({ type: "spki", format: "der" }),
  ) as [Buffer, Buffer];
  const verifying = (der: Buffer) =>
    webcrypto.subtle.importKey("spki", der, RSA_SHA256, true, ["verify"]) as Promise<CryptoKey>;
  const pkcs8 = gateway.export({ type: "pkcs8", format: "der" });
  return {
    alipayPublicKey: gatewayPublic.toString("base64"),
    keys: {
      merchant: { publicKey: await verifying(merchantPublic) },
      gateway: {
        publicKey: await verifying(gatewayPublic),
        privateKey: (await webcrypto.subtle.importKey("pkcs8", pkcs8, RSA_SHA256, false, [
          "sign",
        ])) as CryptoKey,
      },
    },
  };
}

function read(name: keyof SandboxKeys, text: string, kind: "public" | "private"): KeyObject {
  const trimmed = text.trim();
  const key = parse(trimmed, kind);
  if (!key || (kind === "public" && /PRIVATE KEY/.test(trimmed)))
    throw new TypeError(
      `${name}: not ${kind === "public" ? "a public" : "a private"} key in PEM, or in base64 of DER.`,
    );
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== "rsa" || bits < 2048)
    throw new TypeError(`${name}: the protocol needs an RSA key of at least 2048 bits.`);
  return key;
}

function parse(text: string, kind: "public" | "private"): KeyObject | undefined {
  try {
    if (text.startsWith("-----")) return kind === "public" ? createPublicKey(text) : createPrivateKey(text);
    const key = Buffer.from(text, "base64");
    return kind === "public"
      ? createPublicKey({ key, format: "der", type: "spki" })
      : createPrivateKey({ key, format: "der", type: "pkcs8" });
  } catch {
    // The reason may quote the key.
    return undefined;
  }
}
