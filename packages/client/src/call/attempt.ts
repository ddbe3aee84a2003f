import type { Config } from "../config.ts";
import { check, isObject, isStructural, type Violation } from "../contract/check.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import { type ClaimedResult, type Result, readResult } from "../contract/result.ts";
import { ContractError } from "../errors/contract-error.ts";
import { TrustError } from "../errors/trust-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { schemas } from "../generated/validators.ts";
import { readBody } from "../http/read-body.ts";
import { send } from "../http/send.ts";
import { stringToSign } from "../signature/content.ts";
import { formatSignatureHeader } from "../signature/header.ts";
import { verifyAnswer } from "../trust/verify-answer.ts";

/** A request, as often as it is sent. */
export interface Exchange {
  operation: OperationDescription;
  url: string;
  /** The request body, exactly as it is sent. */
  body: string;
  /** The value that the answer has to carry too. */
  correlation: string | undefined;
  /** Headers beside the ones that this client sets. */
  headers?: Headers;
}

/** A verified answer that fits the contract. Its `data` may still say F or U. */
export interface Answer {
  response: Response;
  body: Uint8Array<ArrayBuffer>;
  data: unknown;
  result: Result;
  evidence: CallEvidence;
}

/** One attempt: sign, send, read, verify, parse, check, compare. Nothing unverified leaves this function as an answer. */
export async function attempt(
  config: Config,
  exchange: Exchange,
  evidence: CallEvidence,
  signal: AbortSignal,
): Promise<Answer> {
  const { clientId, clock, keyring } = config;
  const path = new URL(exchange.url).pathname;
  const headers = await signedHeaders(config, exchange, path);
  signal.throwIfAborted();
  const response = await send(
    config.fetch,
    exchange.url,
    { method: "POST", headers, body: exchange.body, signal },
    evidence,
  );
  const tracerId = response.headers.get("tracerid")?.slice(0, 128);
  const known = { ...evidence, ...(tracerId && { tracerId }) };
  const body = await readBody(response, config.maxBodyBytes, known, signal);
  const trust = await verifyAnswer({
    headers: response.headers,
    body,
    path,
    clientId,
    keyring,
    now: clock.now(),
    maxClockSkewMs: config.maxClockSkewMs,
    evidence: known,
  });
  const data = parse(body);
  const result = readResult(data);
  if (trust === "unsigned") throw unsigned(exchange.operation, result, known);
  if (data === undefined)
    throw new ContractError("invalid_json", "The answer is signed but no JSON in UTF-8.", known);
  return { response, body, data, result: checkAnswer(exchange, data, result, known), evidence: known };
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

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** What an unsigned answer is worth: F and U may be real, everything else is refused. */
function unsigned(
  operation: OperationDescription,
  result: Result | undefined,
  evidence: CallEvidence,
): TrustError {
  if (result?.resultStatus === "F" || result?.resultStatus === "U") {
    const claimed: ClaimedResult = { ...result, resultStatus: result.resultStatus };
    const action = documented(operation, result.resultCode)?.action;
    const message =
      `The answer is unsigned and claims ${printable(result.resultCode)} (${result.resultStatus}). The gateway leaves some failures ` +
      "unsigned, but anyone could have sent this: it says nothing about the vaulting." +
      (action ? ` If it is real: ${action}` : "");
    return new TrustError("unsigned_failure", message, { ...evidence, claimed });
  }
  return new TrustError(
    "unsigned_answer",
    "The answer is unsigned, so it was not used. Does a proxy remove headers?",
    evidence,
  );
}

/** The structure has to fit. Anything that only shows that the contract has grown passes. */
function checkAnswer(
  exchange: Exchange,
  data: unknown,
  result: Result | undefined,
  evidence: CallEvidence,
): Result {
  const { operation, correlation } = exchange;
  if (!result) {
    throw new ContractError(
      "answer_invalid",
      "The answer has no result with a code and the status S, F or U.",
      evidence,
    );
  }
  const known = documented(operation, result.resultCode);
  if (known && known.status !== result.resultStatus) {
    const message = `${result.resultCode} has the status ${known.status} in the contract, the answer says ${result.resultStatus}.`;
    throw new ContractError("status_mismatch", message, evidence);
  }
  // The contract does not describe what else a failed call carries.
  if (result.resultStatus === "S") {
    const violations = check(schemas, operation.response, data).filter(isStructural);
    if (violations.length > 0) {
      throw new ContractError(
        "answer_invalid",
        `The answer is not what the contract says: ${list(violations)}.`,
        { ...evidence, violations },
      );
    }
  }
  const echoed = operation.correlation && isObject(data) ? data[operation.correlation] : undefined;
  if (
    operation.correlation &&
    (result.resultStatus === "S" || echoed !== undefined) &&
    echoed !== correlation
  ) {
    throw new ContractError(
      "correlation_mismatch",
      `The answer is for another ${operation.correlation}, so it was not used.`,
      evidence,
    );
  }
  return result;
}

/** Violations as text, for messages: paths and rules, never values. */
export function list(violations: readonly Violation[]): string {
  return violations.map(({ path, rule, want }) => `${path || "/"} ${rule} (${want})`).join("; ");
}

function printable(code: string): string {
  return /^\w{1,64}$/.test(code) ? code : "an unknown code";
}
