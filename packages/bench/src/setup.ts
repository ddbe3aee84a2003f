import { generateKeyPairSync } from "node:crypto";
import { allBaseUrls, environmentOf, operationTable, sharedBasePath } from "@ams-vaulting/client/protocol";
import { exampleClientId, examples } from "@ams-vaulting/msw";

/** What both sides and the gateway share, as plain data, so that it can be sent to another process. */
export interface Setup {
  clientId: string;
  /** The path of the operation with its base path. */
  path: string;
  /** The operation on the first server of the contract that has this path: where msw intercepts it. */
  documentedUrl: string;
  /** The merchant's pair: PKCS#8 and SPKI, bare base64. */
  merchant: KeyTexts;
  /** The gateway's pair. */
  gateway: KeyTexts;
  /** A vaulting whose state is final, and one whose state is not. */
  final: Example;
  pending: Example;
}

interface KeyTexts {
  privateKey: string;
  publicKey: string;
}

interface Example {
  request: { vaultingRequestId: string };
  /** The body of the response. */
  response: string;
}

/** Makes new keys, and takes the messages from the examples of the contract. */
export function createSetup(): Setup {
  const { request, response } = examples.inquireVaulting;
  const base = sharedBasePath(environmentOf(exampleClientId)) ?? "";
  const path = operationTable.inquireVaulting?.path;
  return {
    clientId: exampleClientId,
    path: base + path,
    documentedUrl: `${allBaseUrls().find((url) => new URL(url).pathname === base)}${path}`,
    merchant: createKeys(),
    gateway: createKeys(),
    final: { request: request.success, response: JSON.stringify(response.success.body) },
    pending: { request: request.processing, response: JSON.stringify(response.processing.body) },
  };
}

function createKeys(): KeyTexts {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
}
