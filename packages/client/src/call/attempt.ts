import type { Bytes } from "../bytes.ts";
import type { Config } from "../config.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import { maskSecrets } from "../contract/mask.ts";
import type { OperationDescription } from "../contract/operation.ts";
import { ContractError } from "../errors/contract-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { readBody } from "../http/read-body.ts";
import { send } from "../http/send.ts";
import { stringToSign } from "../signature/content.ts";
import { formatSignatureHeader } from "../signature/header.ts";
import { verifyAnswer } from "../trust/verify-answer.ts";
import { type CheckedAnswer, checkAnswer, unsignedAnswer } from "./check-answer.ts";

/** A request, as often as it is sent. */
export interface Exchange {
  /** The operation's id in the contract. */
  id: string;
  operation: OperationDescription;
  endpoint: Endpoint;
  /** The request body, exactly as it is sent. */
  body: string;
  /** The value that the answer has to carry too. */
  correlation: string | undefined;
  /** Headers beside the ones that this client sets. */
  headers?: Headers;
}

/** A verified answer that fits the contract. Its `data` may still say F or U. */
export interface Answer extends CheckedAnswer {
  response: Response;
  body: Bytes;
  data: unknown;
  evidence: CallEvidence;
}

/** One attempt: sign, send, read, verify, parse, check, compare. Nothing unverified leaves this function as an answer. */
export async function attempt(
  config: Config,
  exchange: Exchange,
  evidence: CallEvidence,
  signal: AbortSignal,
): Promise<Answer> {
  const { clientId, clock, keyring, maxBodyBytes, maxClockSkewMs } = config;
  const { url, path } = exchange.endpoint;
  const headers = await signedHeaders(config, exchange, path);
  signal.throwIfAborted();
  const init = { method: "POST", headers, body: exchange.body, signal };
  const response = await send(config.fetch, url, init, evidence);
  const tracerId = response.headers.get("tracerid")?.slice(0, 128);
  const known = { ...evidence, ...(tracerId && { tracerId }) };
  const body = await readBody(response, maxBodyBytes, known, signal);
  const received = { headers: response.headers, body, path, clientId, keyring, evidence: known };
  const trust = await verifyAnswer({ ...received, now: clock.now(), maxClockSkewMs });
  const data = parse(body);
  if (trust === "unsigned") throw unsignedAnswer(exchange.operation, data, known);
  if (data === undefined) {
    throw new ContractError("invalid_json", "The answer is signed but no JSON in UTF-8.", known);
  }
  return { ...checkAnswer(exchange, data, known), response, body, data: maskSecrets(data), evidence: known };
}

async function signedHeaders(config: Config, exchange: Exchange, path: string): Promise<Headers> {
  const { clientId, keyVersion, agentToken } = config;
  const time = String(Math.trunc(config.clock.now()));
  const signature = await config.keyring.sign(stringToSign({ path, clientId, time, body: exchange.body }));
  const headers = new Headers(exchange.headers);
  headers.set("content-type", "application/json; charset=UTF-8");
  headers.set("client-id", clientId);
  headers.set("request-time", time);
  headers.set("signature", formatSignatureHeader(signature, keyVersion));
  if (agentToken) headers.set("agent-token", agentToken);
  return headers;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(strictUtf8.decode(body));
  } catch {
    return undefined;
  }
}
