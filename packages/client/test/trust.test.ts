import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createVaultingClient, isTrustError } from "../src/index.ts";
import {
  der,
  FAILED,
  fetchOf,
  ID,
  merchant,
  options,
  SUCCESS,
  signature,
  signedResponse,
  stranger,
  TIME,
  UNKNOWN,
  withHeaders,
} from "./support/gateway.ts";

const body = JSON.stringify(SUCCESS);
const header = (value: string, prefix = "algorithm=RSA256,keyVersion=1,") => ({
  signature: `${prefix}signature=${value}`,
});
const unsigned = (value: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { headers });
/** The signed response, with another body under the same headers. */
const swap = (text: string) => new Response(text, { headers: signedResponse(body).headers });
const base64 = signature(body);

/** Every way of not proving where a response comes from. None may ever be reported as the state of a vaulting. */
const matrix: { name: string; respond: () => Response; code: string }[] = [
  { name: "unsigned S", respond: () => unsigned(SUCCESS), code: "unsigned_response" },
  { name: "unsigned F", respond: () => unsigned(FAILED), code: "unsigned_failure" },
  { name: "unsigned U", respond: () => unsigned(UNKNOWN), code: "unsigned_failure" },
  {
    name: "unsigned, with a status that does not exist",
    respond: () => unsigned({ result: { resultCode: "X", resultStatus: "Y" } }),
    code: "unsigned_response",
  },
  { name: "unsigned HTML", respond: () => new Response("<html>ok</html>"), code: "unsigned_response" },
  { name: "unsigned and empty", respond: () => new Response(""), code: "unsigned_response" },
  {
    name: "unsigned F that names another client",
    respond: () => unsigned(FAILED, { "client-id": "SANDBOX_OTHER" }),
    code: "client_id_mismatch",
  },
  {
    name: "only the signature",
    respond: () => withHeaders(signedResponse(body), { "response-time": null }),
    code: "half_signed",
  },
  {
    name: "only the time",
    respond: () => withHeaders(signedResponse(body), { signature: null }),
    code: "half_signed",
  },
  {
    name: "F with only the time",
    respond: () => withHeaders(signedResponse(FAILED), { signature: null }),
    code: "half_signed",
  },
  {
    name: "an empty signature header",
    respond: () => withHeaders(signedResponse(body), { signature: "" }),
    code: "signature_malformed",
  },
  {
    name: "a signature of a stranger",
    respond: () => signedResponse(body, { key: stranger.privateKey }),
    code: "signature_mismatch",
  },
  {
    name: "a signature of the merchant",
    respond: () => signedResponse(body, { key: merchant.privateKey }),
    code: "signature_mismatch",
  },
  {
    name: "one byte of the body flipped",
    respond: () => swap(body.replace("VISA", "VISB")),
    code: "signature_mismatch",
  },
  {
    name: "the body serialised again",
    respond: () => swap(JSON.stringify(SUCCESS, null, 1)),
    code: "signature_mismatch",
  },
  { name: "white space behind the body", respond: () => swap(`${body}\n`), code: "signature_mismatch" },
  {
    name: "F turned into S",
    respond: () => new Response(body, { headers: signedResponse(FAILED).headers }),
    code: "signature_mismatch",
  },
  {
    name: "the signature of another body",
    respond: () => withHeaders(signedResponse(body), header(encodeURIComponent(signature("{}")))),
    code: "signature_mismatch",
  },
  {
    name: "signed for another path",
    respond: () => signedResponse(body, { path: "/ams/api/v1/vaults/inquireVaulting" }),
    code: "signature_mismatch",
  },
  {
    name: "signed for another client, which it hides",
    respond: () => signedResponse(body, { clientId: "SANDBOX_OTHER" }),
    code: "signature_mismatch",
  },
  {
    name: "for another client",
    respond: () => signedResponse(body, { clientId: "SANDBOX_OTHER" }, { "client-id": "SANDBOX_OTHER" }),
    code: "client_id_mismatch",
  },
  {
    name: "another time than the signed one",
    respond: () => withHeaders(signedResponse(body), { "response-time": "2026-11-23T12:00:01Z" }),
    code: "signature_mismatch",
  },
  {
    name: "the same time written otherwise",
    respond: () => withHeaders(signedResponse(body), { "response-time": "2026-11-23T12:00:00+00:00" }),
    code: "signature_mismatch",
  },
  {
    name: "a time that is none",
    respond: () => signedResponse(body, { time: "noon" }),
    code: "response_time_malformed",
  },
  {
    name: "a replay beyond the skew",
    respond: () => signedResponse(body, { time: "2026-11-23T11:54:59Z" }),
    code: "response_time_skewed",
  },
  {
    name: "a time in the future",
    respond: () => signedResponse(body, { time: "2026-11-23T12:05:01Z" }),
    code: "response_time_skewed",
  },
  {
    name: "another algorithm",
    respond: () => withHeaders(signedResponse(body), header(base64, "algorithm=HS256,keyVersion=1,")),
    code: "signature_malformed",
  },
  {
    name: "no algorithm",
    respond: () => withHeaders(signedResponse(body), header(base64, "keyVersion=1,")),
    code: "signature_malformed",
  },
  {
    name: "the algorithm none",
    respond: () => withHeaders(signedResponse(body), { signature: "algorithm=none,keyVersion=1,signature=" }),
    code: "signature_malformed",
  },
  {
    name: "two signatures",
    respond: () => withHeaders(signedResponse(body), header(`AAAA,signature=${base64}`)),
    code: "signature_malformed",
  },
  {
    name: "a signature cut short",
    respond: () => withHeaders(signedResponse(body), header(base64.slice(0, 100))),
    code: "signature_mismatch",
  },
  {
    name: "a signature that is no base64",
    respond: () => withHeaders(signedResponse(body), header("***")),
    code: "signature_malformed",
  },
  {
    name: "a signature in base64url",
    respond: () => withHeaders(signedResponse(body), header(`-_-_${base64.slice(4)}`)),
    code: "signature_malformed",
  },
  {
    name: "a signature as hex",
    respond: () => withHeaders(signedResponse(body), header(Buffer.from(base64, "base64").toString("hex"))),
    code: "signature_mismatch",
  },
  {
    name: "a signature encoded twice",
    respond: () => withHeaders(signedResponse(body), header(encodeURIComponent(encodeURIComponent(base64)))),
    code: "signature_malformed",
  },
];

test.each(matrix)("$name: $code", async ({ respond, code }) => {
  const { fetch, sent } = fetchOf(respond);
  const outcome = await createVaultingClient({ ...options, fetch })
    .inquireVaulting({ vaultingRequestId: ID })
    .catch((error: unknown) => error);
  expect(isTrustError(outcome) ? outcome.code : outcome).toBe(code);
  if (!isTrustError(outcome)) return;
  expect(outcome.trust).toBe(code === "unsigned_failure" ? "unsigned_failure" : "rejected");
  // Never again after a rejected response; an unsigned U is the one that is worth a retry.
  expect(sent).toHaveLength(outcome.claimed?.resultStatus === "U" ? 3 : 1);
});

/** Forms that mean the same. */
const lenient: { name: string; headers: Record<string, string> }[] = [
  {
    name: "spaces after the commas",
    headers: { signature: `algorithm=RSA256, keyVersion=1, signature=${encodeURIComponent(base64)}` },
  },
  {
    name: "another order",
    headers: { signature: `signature=${encodeURIComponent(base64)},keyVersion=1,algorithm=RSA256` },
  },
  {
    name: "names in another case",
    headers: { signature: `Algorithm=rsa256,KeyVersion=1,Signature=${encodeURIComponent(base64)}` },
  },
  {
    name: "escapes in lower case",
    headers: header(encodeURIComponent(base64).replace(/%../g, (hex) => hex.toLowerCase())),
  },
  { name: "nothing escaped, a plus stays a plus", headers: header(base64) },
  {
    name: "everything escaped",
    headers: header([...base64].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")),
  },
  { name: "no padding", headers: header(base64.replace(/=+$/, "")) },
  {
    name: "another key version, as only one key is configured",
    headers: header(base64, "algorithm=RSA256,keyVersion=7,"),
  },
];

test.each(lenient)("accepts $name", async ({ headers }) => {
  const { fetch } = fetchOf(() => withHeaders(signedResponse(body), headers));
  await expect(
    createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
  ).resolves.toEqual(SUCCESS);
});

test("an unsigned failure carries what it claims, and says that anyone could have sent it", async () => {
  const { fetch } = fetchOf(() => unsigned(FAILED));
  const error = await createVaultingClient({ ...options, fetch })
    .inquireVaulting({ vaultingRequestId: ID })
    .catch((e: unknown) => e);
  expect(isTrustError(error) && error.claimed).toEqual(FAILED.result);
  expect(String(error)).toContain("anyone could have sent it");
});

test("a mismatch names causes, fingerprint, and what was verified, but no part of the body or the signature", async () => {
  const { fetch } = fetchOf(() => swap(body.replace("VISA", "VISB")));
  const error = await createVaultingClient({ ...options, fetch })
    .inquireVaulting({ vaultingRequestId: ID })
    .catch((e: unknown) => e);
  const message = String(error);
  const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(message).toContain(`dashboard: SHA-256 ${sha256(der.gatewayKey)}\n`);
  const forged = body.replace("VISA", "VISB");
  expect(message).toContain(
    `SANDBOX_TEST.${TIME}.<body of ${forged.length} bytes, SHA-256 ${sha256(forged)}>`,
  );
  for (const secret of ["TOKEN", "VISB", base64.slice(0, 20)]) expect(message).not.toContain(secret);
});
