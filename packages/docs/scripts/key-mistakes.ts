import { generateKeyPairSync } from "node:crypto";
import {
  createVaultingClient,
  isConfigurationError,
  isTrustError,
  type Operations,
  type VaultingClientOptions,
} from "@ams-vaulting/client";
import { formatSignatureHeader, importKey, sign, stringToSign } from "@ams-vaulting/client/protocol";
import { table } from "../plugins/markdown.ts";
import type { Words } from "../types/site.ts";
import { derivedKey, type KeyPair, pemOf } from "./derived-key.ts";
import { ensure } from "./ensure.ts";
import type { WorkedExample } from "./worked-example.ts";

type Keys = Pick<VaultingClientOptions, "privateKey" | "alipayPublicKey">;
/** Keys that are wrong, and who signs the answer where one comes. */
type Mistake = Partial<Keys> & { answerKey?: KeyPair };

/**
 * The mistakes that people make with keys, each really made: the table shows what the client says about it, and so never
 * differs from the client.
 */
export async function keyMistakes(words: Words, { merchant, gateway, call }: WorkedExample): Promise<string> {
  const pem = {
    private: pemOf(merchant.privateKey),
    own: pemOf(merchant.publicKey),
    gateway: pemOf(gateway.publicKey),
    other: pemOf(derivedKey("the key of nobody").publicKey),
  };
  const bare = pem.private.replaceAll(/-----.*-----|\s/g, "");
  const encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----";
  const ec = pemOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
  const mistakes: Record<keyof Words["keyMistakes"], Mistake> = {
    unset: { privateKey: undefined },
    path: { privateKey: "./keys/private.pem" },
    cutOff: { privateKey: bare.slice(0, 800) },
    lostLine: { privateKey: pem.private.replace("-----END PRIVATE KEY-----", "") },
    encrypted: { privateKey: encrypted },
    openssh: { privateKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----" },
    ec: { privateKey: ec },
    publicForPrivate: { privateKey: pem.own },
    privateForPublic: { alipayPublicKey: pem.private },
    ownPublic: { alipayPublicKey: pem.own, answerKey: gateway },
    otherGatewayKey: { alipayPublicKey: pem.other, answerKey: gateway },
    rotated: { alipayPublicKey: { 2: pem.gateway }, answerKey: gateway },
  };
  const rows: string[][] = [];
  for (const [name, label] of Object.entries(words.keyMistakes)) {
    const { answerKey, ...keys } = mistakes[name as keyof typeof mistakes];
    const { code, message } = await make(
      { privateKey: pem.private, alipayPublicKey: pem.gateway, ...keys },
      call,
      answerKey,
    );
    rows.push([label, `\`${code}\``, message.replaceAll("<", "&lt;")]);
  }
  return table(words.heads.mistakes, rows);
}

/** A client with these keys asks once; an answer is signed by `answerKey`. What it throws is returned. */
async function make(
  keys: Keys,
  { clientId, requestTime, operationId, request }: WorkedExample["call"],
  answerKey: KeyPair | undefined,
): Promise<{ code: string; message: string }> {
  const now = Number(requestTime);
  const answer = async (url: string) => {
    const body = "{}";
    const time = new Date(now).toISOString().replace(/\.\d+/, "");
    const text = stringToSign({ path: new URL(url).pathname, clientId, time, body });
    const { privateKey } = ensure(answerKey, "key that signs the answer");
    const { key } = await importKey("private", pemOf(privateKey), "privateKey");
    const signature = formatSignatureHeader(await sign(key, text), "1");
    return new Response(body, { headers: { "client-id": clientId, "response-time": time, signature } });
  };
  try {
    const client = createVaultingClient({
      clientId,
      region: "local",
      retry: { attempts: 1 },
      now: () => now,
      fetch: answer,
      ...keys,
    });
    // The operation and its example are the contract's, which knows more operations than this line.
    const send = client[operationId as keyof Operations] as (request: unknown) => Promise<unknown>;
    await send(request);
  } catch (error) {
    if (isConfigurationError(error) || isTrustError(error)) return error;
    throw error;
  }
  throw new Error("A mistake was not noticed.");
}
