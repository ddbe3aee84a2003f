import type { Bytes } from "../bytes.ts";
import type { Config } from "../config.ts";
import { maskSecrets } from "../contract/mask.ts";
import { ContractError } from "../errors/contract-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { readBody } from "../http/read-body.ts";
import { send } from "../http/send.ts";
import type { KeyWait } from "../keys/key-wait.ts";
import { stringToSign } from "../signature/content.ts";
import { formatSignatureHeader } from "../signature/header.ts";
import { verifyResponse } from "../trust/verify-response.ts";
import { type CheckedResponse, checkResponse, parseBody, unsignedError } from "./check-response.ts";
import type { Exchange } from "./exchange.ts";

/** A verified response that fits the contract. Its result may be F or U. */
export interface VerifiedResponse extends CheckedResponse {
  headers: Headers;
  /** The verified bytes. */
  body: Bytes;
  data: unknown;
  evidence: CallEvidence;
}

/** What signing a request takes. */
type SigningConfig = Pick<Config, "clientId" | "keyVersion" | "agentToken" | "clock" | "keyring">;

/** What an attempt takes. */
export type AttemptConfig = SigningConfig & Pick<Config, "fetch" | "maxBodyBytes" | "maxClockSkewMs">;

/** One attempt: sign, send, read, verify, parse, check, compare. Nothing unverified leaves this function as a response. */
export async function attempt(
  config: AttemptConfig,
  exchange: Exchange,
  evidence: CallEvidence,
  wait: KeyWait,
): Promise<VerifiedResponse> {
  const { signal } = wait;
  const { clientId, agentToken, clock, keyring, maxBodyBytes, maxClockSkewMs } = config;
  const { url, path } = exchange.endpoint;
  const headers = await signedHeaders(config, exchange, path, wait);
  signal.throwIfAborted();
  const init = { method: "POST", headers, body: exchange.body, signal };
  const response = await send(config.fetch, url, init, evidence, agentToken);
  const tracerId = response.headers.get("tracerid")?.slice(0, 128);
  const known = { ...evidence, ...(tracerId && { tracerId }) };
  const arrived = { ...known, httpStatus: 200 };
  const body = await readBody(response.body, maxBodyBytes, arrived, signal, agentToken);
  const received = { headers: response.headers, body, path, clientId, wait, evidence: known };
  const { publicKey } = keyring;
  const trust = await verifyResponse({ ...received, publicKey, now: clock.now(), maxClockSkewMs });
  if (trust === "unsigned") throw unsignedError(exchange.operation, body, known);
  const data = parseBody(body);
  if (data === undefined) {
    throw new ContractError("invalid_json", "The response is signed, but not valid UTF-8 JSON.", known);
  }
  const checked = checkResponse(exchange, data, known);
  return { ...checked, headers: response.headers, body, data: maskSecrets(data), evidence: known };
}

async function signedHeaders(
  config: SigningConfig,
  exchange: Exchange,
  path: string,
  wait: KeyWait,
): Promise<Headers> {
  const { clientId, keyVersion, agentToken } = config;
  const time = String(Math.trunc(config.clock.now()));
  const text = stringToSign({ path, clientId, time, body: exchange.body });
  const signature = await config.keyring.sign(text, wait);
  const headers = new Headers(exchange.headers);
  headers.set("content-type", "application/json; charset=UTF-8");
  headers.set("client-id", clientId);
  headers.set("request-time", time);
  headers.set("signature", formatSignatureHeader(signature, keyVersion));
  if (agentToken) headers.set("agent-token", agentToken);
  return headers;
}
