import { createVaultingClient, isTransportError, isVaultingError } from "@ams-vaulting/client";
import { examples, type FaultName, faultNames, genuineFaultNames } from "@ams-vaulting/msw";
import { afterAll, describe, expect, test } from "vitest";
import { scenarios, startSandbox } from "../src/index.ts";
import { exchange, isGenuine, OPERATION, send } from "./support/merchant.ts";

const sandbox = await startSandbox({ port: 0 });
const { credentials } = sandbox;
afterAll(() => sandbox.close());

const client = createVaultingClient({ ...credentials, retry: { attempts: 1 } });
const inquire = (vaultingRequestId: string, limits = {}) =>
  client.inquireVaulting({ vaultingRequestId }, limits).then(
    ({ vaultingStatus }) => vaultingStatus as string,
    (error: { code: string; resultCode?: string }) => error.resultCode ?? error.code,
  );
const inquireAll = async (...ids: string[]) => {
  const outcomes: string[] = [];
  for (const id of ids) outcomes.push(await inquire(id));
  return outcomes;
};
const raw = (vaultingRequestId: string) =>
  send(credentials, { path: `/ams/sandbox/api${OPERATION}`, body: JSON.stringify({ vaultingRequestId }) });

/** What the client makes of each fault over HTTP. Its only key serves every version, so that fault looks like a wrong key. */
const codes: Record<FaultName, string> = {
  unsigned_success: "unsigned_response",
  unsigned_failure: "unsigned_failure",
  only_signature: "half_signed",
  only_response_time: "half_signed",
  body_changed_after_signing: "signature_mismatch",
  reserialised_body: "signature_mismatch",
  wrong_key: "signature_mismatch",
  unknown_key_version: "signature_mismatch",
  other_client_id: "client_id_mismatch",
  stale_response_time: "response_time_skewed",
  future_response_time: "response_time_skewed",
  replayed_response: "correlation_mismatch",
  garbled_signature_header: "signature_malformed",
  empty_signature_header: "signature_malformed",
  empty_signature: "signature_malformed",
  signature_without_parts: "signature_malformed",
  empty_response_time: "response_time_malformed",
  unknown_result_status: "response_invalid",
  capitalised_header_names: "SUCCESS",
  html_502: "http_status",
  unavailable_with_retry_after: "http_status",
  redirect: "redirect",
  slow_body: "timeout",
  hang: "timeout",
  connection_refused: "http_status",
  connection_reset: "network",
  connection_closed: "network",
  truncated_body: "body_incomplete",
};

describe("an id that names", () => {
  test.each(Object.keys(examples.inquireVaulting.response))("mock_%s gets that example", async (name) => {
    const got = await raw(`mock_${name}`);
    const { body } = examples.inquireVaulting.response[name as "success"];
    const echoed = "vaultingRequestId" in body ? { ...body, vaultingRequestId: `mock_${name}` } : body;
    // Where a wait leads is for the issuer's own tests.
    const without = (body: object) => Object.entries(body).filter(([member]) => !member.endsWith("Url"));
    expect(without(JSON.parse(got.text))).toEqual(without(echoed));
  });

  test.each(faultNames)("mock_fault_%s gets that fault", async (fault) => {
    // Only what never comes is worth a short limit.
    const limits = codes[fault] === "timeout" ? { attemptTimeoutMs: 400 } : {};
    expect(await inquire(`mock_fault_${fault}`, limits)).toBe(codes[fault]);
  });

  test.each([
    ["connection_reset", "ECONNRESET"],
    ["connection_closed", "UND_ERR_SOCKET"],
    ["truncated_body", "UND_ERR_SOCKET"],
  ])("mock_fault_%s breaks the socket itself: %s", async (fault, code) => {
    const error: unknown = await client
      .inquireVaulting({ vaultingRequestId: `mock_fault_${fault}` })
      .catch((thrown: unknown) => thrown);
    expect(isVaultingError(error) && isTransportError(error)).toBe(true);
    expect((error as { cause: { cause: unknown } }).cause.cause).toMatchObject({ code });
  });

  test.each(genuineFaultNames)("mock_fault_%s is genuine, and does it on the wire", async (fault) => {
    const got = await raw(`mock_fault_${fault}`);
    expect(got.rawNames).toEqual(
      expect.arrayContaining(["Client-Id", "Response-Time", "Signature", "Content-Type"]),
    );
    expect(isGenuine(credentials, `/ams/sandbox/api${OPERATION}`, got)).toBe(true);
  });

  test("several steps goes through them, each id by itself, and the last one sticks", async () => {
    const id = "mock_processing-then-processing-then-success";
    expect(await inquireAll(id, `${id}.2`, id, id, `${id}.2`, id)).toEqual([
      "PROCESSING",
      "PROCESSING",
      "PROCESSING",
      "SUCCESS",
      "PROCESSING",
      "SUCCESS",
    ]);
  });

  test("faults and examples mixed", async () => {
    const id = "mock_fault_connection_reset-then-unknown_exception-then-fail";
    expect(await inquireAll(id, id, id)).toEqual(["network", "UNKNOWN_EXCEPTION", "FAIL"]);
  });

  test("whatever came before, other ids get the responses of the contract", async () => {
    expect(await inquireAll("123456789206", "nobody", "mock", "Mock_success")).toEqual([
      "SUCCESS",
      "VAULTING_NOT_EXIST",
      "VAULTING_NOT_EXIST",
      "VAULTING_NOT_EXIST",
    ]);
  });

  const wrong: [string, RegExp][] = [
    ["mock_sucess", /unknown example "sucess"\. Use one of success, /],
    ["mock_", /unknown example ""/],
    ["mock_fault_html502", /unknown fault "html502"\. Use one of unsigned_success, /],
    ["mock_fault_connection_refused", /A sandbox that listens cannot refuse a connection/],
  ];
  test.each(wrong)("%s: an explanation", async (id, message) => {
    const got = await raw(id);
    expect(got.status).toBe(501);
    expect(got.text).toMatch(message);
  });

  test("an impossible order: an explanation when it is reached", async () => {
    const id = "mock_success-then-processing";
    expect((await raw(id)).status).toBe(200);
    const got = await raw(id);
    expect([got.status, got.text]).toEqual([501, expect.stringContaining('cannot come after "SUCCESS"')]);
  });
});

test("the ids that are listed get their steps", async () => {
  const listed = scenarios().flatMap((scenario) => ("steps" in scenario ? [scenario] : []));
  const ids = listed.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([
      "mock_processing",
      "mock_processing-then-success",
      "mock_processing-then-fail",
      "mock_unknown_exception-then-success",
      "mock_fault_hang",
    ]),
  );
  for (const { id, steps, request } of listed) {
    expect(id.length).toBeLessThanOrEqual(64);
    expect(request).toMatchObject({ vaultingRequestId: id });
    expect(id).toBe(`mock_${steps.join("-then-")}`);
    if (!id.includes("fault_")) expect((await raw(id)).status).toBe(200);
  }
  const page = await exchange(new URL("/_sandbox/", sandbox.url).href, "GET");
  for (const id of ids) expect(page.text).toContain(`<code>${id}</code>`);
  const json = await exchange(new URL("/_sandbox/scenarios.json", sandbox.url).href, "GET");
  expect(JSON.parse(json.text).map((scenario: { id: string }) => scenario.id)).toEqual(
    expect.arrayContaining(ids),
  );
});
