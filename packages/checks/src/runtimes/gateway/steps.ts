import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { fail, failure, processing, success } from "./messages.ts";
import { isoTime, type Signed, signedHeaders } from "./protocol.ts";

/** A request that arrived, and its response. */
export interface Call {
  id: string;
  response: ServerResponse;
  keys: Signed["keys"];
  path: string;
}

export interface Deviation extends Partial<Omit<Signed, "body">> {
  /** What is sent in place of what is signed. */
  sent?: (body: Buffer) => Buffer;
  /** Headers to change; `null` removes one. */
  headers?: (signed: Record<string, string>) => Record<string, string | null>;
}

/** Sends a signed response, or one that deviates from it. */
export function respond({ response, keys, path }: Call, message: unknown, deviation: Deviation = {}): void {
  const { sent, headers: change, ...signed } = deviation;
  const body = Buffer.from(typeof message === "string" ? message : JSON.stringify(message));
  const headers = signedHeaders({ keys, path, body, ...signed });
  for (const [name, value] of Object.entries({ ...headers, ...change?.(headers) })) {
    if (value !== null) response.setHeader(name, value);
  }
  response.end(sent ? sent(body) : body);
}

/** Without these headers. */
const without = (...names: string[]): Deviation => ({
  headers: () => Object.fromEntries(names.map((name) => [name, null])),
});
const UNSIGNED = without("signature", "response-time");

/** What the gateway does on a request, by name. */
export const steps: Record<string, (call: Call) => void> = {
  success: (call) => respond(call, success(call.id)),
  processing: (call) => respond(call, processing(call.id)),
  fail: (call) => respond(call, fail(call.id)),
  failed: (call) => respond(call, failure("VAULTING_NOT_EXIST", "F")),
  unknown: (call) => respond(call, failure("UNKNOWN_EXCEPTION", "U")),
  "unsigned-failure": (call) => respond(call, failure("VAULTING_NOT_EXIST", "F"), UNSIGNED),
  "unsigned-unknown": (call) => respond(call, failure("UNKNOWN_EXCEPTION", "U"), UNSIGNED),
  "unsigned-success": (call) => respond(call, success(call.id), UNSIGNED),
  "no-time": (call) => respond(call, success(call.id), without("response-time")),
  "no-signature": (call) => respond(call, success(call.id), without("signature")),
  "flipped-byte": (call) => respond(call, success(call.id), { sent: flip }),
  "other-client-id": (call) =>
    respond(call, success(call.id), { headers: () => ({ "client-id": "SANDBOX_OTHER" }) }),
  "signed-for-other-client-id": (call) => respond(call, success(call.id), { clientId: "SANDBOX_OTHER" }),
  "other-request-id": (call) => respond(call, success("other")),
  "an-hour-old": (call) => respond(call, success(call.id), { time: isoTime(-3_600_000) }),
  "no-json": (call) => respond(call, "<html>"),
  "beyond-ascii": (call) => respond(call, success(call.id, "中国银行 🏦 Ünï")),
  gzip: (call) =>
    respond(call, success(call.id), {
      sent: (body) => gzipSync(body),
      headers: () => ({ "content-encoding": "gzip" }),
    }),
  "odd-header": (call) =>
    respond(call, success(call.id), { headers: ({ signature = "" }) => ({ signature: odd(signature) }) }),
  reset: ({ response }) => void response.socket?.resetAndDestroy(),
  "cut-body": (call) => begin(call, () => call.response.destroy()),
  "stalled-headers": () => {},
  "stalled-body": (call) => begin(call),
  "endless-body": ({ response }) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x20)));
    };
    response.on("drain", more);
    more();
  },
  unavailable: ({ response }) => void response.writeHead(503, { "retry-after": "0" }).end("<html>"),
  redirect: ({ response, id }) =>
    void response.writeHead(302, { location: `/_followed/${encodeURIComponent(id)}` }).end(),
};

/** Sends the headers and the first bytes of a body that is never finished. */
function begin({ response, keys, path, id }: Call, then: () => void = () => {}): void {
  const body = Buffer.from(JSON.stringify(success(id)));
  response.writeHead(200, { ...signedHeaders({ keys, path, body }), "content-length": body.length });
  response.write(body.subarray(0, 20), () => setImmediate(then));
}

/** The same header in another form: order, spaces, case of names and escapes. */
function odd(signature: string): string {
  const [algorithm, version, value = ""] = signature.split(",");
  const lower = value.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
  return `${lower} , ${version?.replace("keyVersion", "KEYVERSION")}, ${algorithm}`;
}

function flip(body: Buffer): Buffer {
  const at = body.lastIndexOf("8764");
  return Buffer.concat([body.subarray(0, at), Buffer.from("9"), body.subarray(at + 1)]);
}
