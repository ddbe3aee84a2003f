import type { AnyExample } from "../contract/examples.ts";
import type { FaultName } from "../contract/fault-names.ts";
import { buildResponse, type ResponseParts } from "../protocol/build-response.ts";
import { generateKeys, type MockKey, type MockKeys } from "../protocol/keys.ts";
import type { MockResponse } from "../protocol/mock-response.ts";
import { connectionError, cutBody, slowBody } from "./connection.ts";

export interface FaultContext {
  parts: ResponseParts;
  /** The member that has to be equal in request and response. */
  correlation: string | undefined;
  keys(): Promise<MockKeys>;
  /** Time until the response, in milliseconds. */
  delay: number | undefined;
  pause(ms: number): Promise<void>;
  signal: AbortSignal;
}

const BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>\n";

/** The client allows a few minutes. */
const HOUR = 3_600_000;

/** A response with one thing wrong about it. */
export async function playFault(name: FaultName, context: FaultContext): Promise<MockResponse> {
  const { parts, delay, pause, signal } = context;
  const { clientId, example, keyVersion, now } = parts;
  if (delay && name !== "slow_body") await pause(delay);
  const otherKey = async () => strangerKey(await context.keys());
  switch (name) {
    case "unsigned_success":
    case "unsigned_failure":
      return buildResponse({ ...parts, example: { ...example, signed: false } });
    case "only_signature":
      return without(await buildResponse(parts), "response-time");
    case "only_response_time":
      return without(await buildResponse(parts), "signature");
    case "body_changed_after_signing":
      return withBody(await buildResponse(parts), changeLastText);
    case "reserialised_body":
      return withBody(await buildResponse(parts), (text) => JSON.stringify(JSON.parse(text), null, 2));
    case "wrong_key":
      return buildResponse({ ...parts, privateKey: otherKey });
    case "unknown_key_version":
      // A new key of the gateway, so that a client that ignores versions does not verify it either.
      return buildResponse({ ...parts, keyVersion: `${keyVersion}9`, privateKey: otherKey });
    case "other_client_id":
      return buildResponse({ ...parts, clientId: `${clientId}_OTHER` });
    case "stale_response_time":
      return buildResponse({ ...parts, now: now - HOUR });
    case "future_response_time":
      return buildResponse({ ...parts, now: now + HOUR });
    case "replayed_response":
      return replay(context);
    case "garbled_signature_header":
      return withHeader(await buildResponse(parts), "signature", `${partsBefore(keyVersion)}%%%`);
    case "empty_signature_header":
      return withHeader(await buildResponse(parts), "signature", "");
    case "empty_signature":
      return withHeader(await buildResponse(parts), "signature", partsBefore(keyVersion));
    case "signature_without_parts": {
      const response = await buildResponse(parts);
      const [, value = ""] = /signature=(.+)$/.exec(response.headers.signature ?? "") ?? [];
      return withHeader(response, "signature", value);
    }
    case "empty_response_time":
      return withHeader(await buildResponse(parts), "response-time", "");
    case "unknown_result_status":
      return buildResponse({ ...parts, example: { ...example, body: withUnknownStatus(example.body) } });
    case "capitalised_header_names":
      // `Headers` have no case: a server that can send capitals learns of it by `onFault`.
      return buildResponse(parts);
    case "html_502":
      return { status: 502, headers: { "content-type": "text/html" }, body: BAD_GATEWAY };
    case "unavailable_with_retry_after":
      return {
        status: 503,
        headers: { "content-type": "text/plain;charset=UTF-8", "retry-after": "1" },
        body: "Service Unavailable\n",
      };
    case "redirect":
      return { status: 302, headers: { location: "https://elsewhere.invalid/" }, body: "" };
    case "slow_body":
      return slowBody(await buildResponse(parts), () => pause(delay ?? 60_000), signal);
    case "truncated_body":
      return cutBody(await buildResponse(parts));
    case "hang":
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    case "connection_refused":
    case "connection_reset":
    case "connection_closed":
      throw connectionError(name);
  }
}

/** A signature header up to the signature itself. */
function partsBefore(keyVersion: string): string {
  return `algorithm=RSA256,keyVersion=${keyVersion},signature=`;
}

/** A genuine response to another request; where responses carry no id, one that is an hour old. */
function replay({ parts, correlation }: FaultContext): Promise<MockResponse> {
  return correlation !== undefined && Object.hasOwn(parts.example.body, correlation)
    ? buildResponse({ ...parts, echo: { [correlation]: "another-request" } })
    : buildResponse({ ...parts, now: parts.now - HOUR });
}

/** A key that is not the gateway's. */
async function strangerKey({ merchant }: MockKeys): Promise<MockKey> {
  return merchant.privateKey ?? (await generateKeys()).privateKey;
}

function withUnknownStatus(body: AnyExample["body"]): AnyExample["body"] {
  return { ...body, result: { ...Object(body.result), resultStatus: "X" } };
}

function withHeader(response: MockResponse, header: string, value: string): MockResponse {
  return { ...response, headers: { ...response.headers, [header]: value } };
}

function without({ headers, ...response }: MockResponse, header: string): MockResponse {
  return {
    ...response,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
  };
}

function withBody(response: MockResponse, change: (text: string) => string): MockResponse {
  return { ...response, body: change(String(response.body)) };
}

/** Still JSON, and still much alike. */
function changeLastText(text: string): string {
  return text.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (character) => (character === "0" ? "1" : "0"));
}
