import { generateKeyPairSync } from "node:crypto";
import { createVaultingClient } from "@ams-vaulting/client";
import { formatSignatureHeader, importKey, sign, stringToSign } from "@ams-vaulting/client/protocol";
import { table } from "../plugins/markdown.mjs";
import { derivedKey } from "./derived-key.mjs";

/**
 * The mistakes that people make with keys, each really made: the table shows what the client says about it, and so never
 * differs from the client.
 */
export async function keyMistakes(words, { merchant, gateway, call }) {
  const pem = {
    private: merchant.privateKey.export({ type: "pkcs8", format: "pem" }),
    own: merchant.publicKey.export({ type: "spki", format: "pem" }),
    gateway: gateway.publicKey.export({ type: "spki", format: "pem" }),
    other: derivedKey("the key of nobody").publicKey.export({ type: "spki", format: "pem" }),
  };
  const bare = pem.private.replaceAll(/-----.*-----|\s/g, "");
  const encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----";
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  });
  const mistakes = {
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
  const rows = [];
  for (const [name, { answerKey, ...keys }] of Object.entries(mistakes)) {
    const { code, message } = await make(
      { privateKey: pem.private, alipayPublicKey: pem.gateway, ...keys },
      call,
      answerKey,
    );
    rows.push([words.keyMistakes[name], `\`${code}\``, message.replaceAll("<", "&lt;")]);
  }
  return table(words.heads.mistakes, rows);
}

/** A client with these keys asks once; an answer is signed by `answerKey`. What it throws is returned. */
async function make(keys, { clientId, requestTime, operationId, request }, answerKey) {
  const now = Number(requestTime);
  const answer = async (url) => {
    const body = "{}";
    const time = new Date(now).toISOString().replace(/\.\d+/, "");
    const text = stringToSign({ path: new URL(url).pathname, clientId, time, body });
    const key = await importKey(
      "private",
      answerKey.privateKey.export({ type: "pkcs8", format: "pem" }),
      "privateKey",
    );
    const signature = formatSignatureHeader(await sign(key.key, text), "1");
    return new Response(body, { headers: { "client-id": clientId, "response-time": time, signature } });
  };
  try {
    const options = {
      clientId,
      region: "local",
      retry: { attempts: 1 },
      now: () => now,
      fetch: answer,
      ...keys,
    };
    const client = createVaultingClient(options);
    await client[operationId](request);
  } catch (error) {
    if (error.family === "configuration" || error.family === "trust") return error;
    throw error;
  }
  throw new Error("A mistake was not noticed.");
}
