import {
  createVaultingClient,
  isContractError,
  isTransportError,
  isTrustError,
  isVaultingError,
  type VaultingError,
} from "@ams-vaulting/client";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVaultingMock, type FaultName, faultNames, genuineFaultNames } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { received, responseOf, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach } from "./support/mocks.ts";

resetAfterEach();
const OK = { vaultingRequestId: "order-1" };

/** What the client makes of each fault. None may ever be taken for the state of a vaulting. */
type Refused = Exclude<FaultName, (typeof genuineFaultNames)[number]>;
const matrix: Record<Refused, { is: (error: unknown) => boolean; code: string; cause?: string }> = {
  unsigned_success: { is: isTrustError, code: "unsigned_response" },
  unsigned_failure: { is: isTrustError, code: "unsigned_failure" },
  only_signature: { is: isTrustError, code: "half_signed" },
  only_response_time: { is: isTrustError, code: "half_signed" },
  body_changed_after_signing: { is: isTrustError, code: "signature_mismatch" },
  reserialised_body: { is: isTrustError, code: "signature_mismatch" },
  wrong_key: { is: isTrustError, code: "signature_mismatch" },
  unknown_key_version: { is: isTrustError, code: "key_version_unknown" },
  other_client_id: { is: isTrustError, code: "client_id_mismatch" },
  stale_response_time: { is: isTrustError, code: "response_time_skewed" },
  future_response_time: { is: isTrustError, code: "response_time_skewed" },
  replayed_response: { is: isContractError, code: "correlation_mismatch" },
  garbled_signature_header: { is: isTrustError, code: "signature_malformed" },
  empty_signature_header: { is: isTrustError, code: "signature_malformed" },
  empty_signature: { is: isTrustError, code: "signature_malformed" },
  signature_without_parts: { is: isTrustError, code: "signature_malformed" },
  empty_response_time: { is: isTrustError, code: "response_time_malformed" },
  unknown_result_status: { is: isContractError, code: "response_invalid" },
  html_502: { is: isTransportError, code: "http_status" },
  unavailable_with_retry_after: { is: isTransportError, code: "http_status" },
  redirect: { is: isTransportError, code: "redirect" },
  slow_body: { is: isTransportError, code: "timeout" },
  hang: { is: isTransportError, code: "timeout" },
  connection_refused: { is: isTransportError, code: "network", cause: "ECONNREFUSED" },
  connection_reset: { is: isTransportError, code: "network", cause: "ECONNRESET" },
  connection_closed: { is: isTransportError, code: "network", cause: "UND_ERR_SOCKET" },
  truncated_body: { is: isTransportError, code: "body_incomplete", cause: "UND_ERR_SOCKET" },
};
const isGenuine = (fault: FaultName): fault is (typeof genuineFaultNames)[number] =>
  (genuineFaultNames as readonly FaultName[]).includes(fault);
const rows = faultNames
  .filter((fault): fault is Refused => !isGenuine(fault))
  .map((fault) => ({ fault, ...matrix[fault] }));
const onConnections = rows.filter(({ cause }) => cause !== undefined);

const options = { ...mock.clientOptions, retry: { attempts: 1 } };
/** Only what never comes is worth a short limit: where cores are few, everything else takes its time. */
const limitsFor = (code: string) => (code === "timeout" ? { attemptTimeoutMs: 250 } : {});
const caught = (call: Promise<unknown>) =>
  call.then(
    (value) => expect.unreachable(`taken for a response: ${JSON.stringify(value)}`),
    (error: unknown) => error as VaultingError,
  );

test("the matrix has every fault", () => {
  expect(rows.map(({ code }) => code)).not.toContain(undefined);
  expect(faultNames).toHaveLength(new Set(faultNames).size);
});

describe("the client, through mock.fetch", () => {
  const client = createVaultingClient({ ...options, fetch: mock.fetch });

  test.each(rows)("$fault -> $code", async ({ fault, is, code, cause }) => {
    mock.inquireVaulting.fault(fault);
    const error = await caught(client.inquireVaulting(OK, limitsFor(code)));
    expect(error.code).toBe(code);
    expect(is(error) && isVaultingError(error)).toBe(true);
    expect(mock.requests).toMatchObject([{ fault, refused: undefined, signature: { verdict: "verified" } }]);
    if (!cause) return;
    // As Node's own fetch: a TypeError whose cause has the code. The client keeps a copy of it.
    const message = fault === "truncated_body" ? "terminated" : "fetch failed";
    expect(error.cause).toMatchObject({ name: "TypeError", message, cause: { code: cause } });
  });

  test.each(genuineFaultNames)("%s is genuine: accepted, and a state like any other", async (fault) => {
    mock.inquireVaulting.fault(fault, { example: "fail" });
    expect(await client.inquireVaulting(OK)).toMatchObject({ vaultingStatus: "FAIL" });
    expect(mock.requests).toMatchObject([{ fault }]);
    expect(() => mock.inquireVaulting.respond({ fault, example: "fail" }, "processing")).toThrow(
      /cannot come after "FAIL"/,
    );
  });

  test("a fault is a step like others: the third attempt succeeds", async () => {
    const patient = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch, sleep: async () => {} });
    mock.inquireVaulting.respond({ fault: "connection_reset" }, { fault: "html_502" }, "success");
    expect(await patient.inquireVaulting(OK)).toMatchObject({ vaultingStatus: "SUCCESS" });
    expect(mock.requests.map(({ fault }) => fault)).toEqual(["connection_reset", "html_502", undefined]);
    mock.assertAllUsed();
  });

  test("Retry-After is heeded", async () => {
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    const patient = createVaultingClient({
      ...mock.clientOptions,
      fetch: mock.fetch,
      sleep,
      random: () => 0,
    });
    mock.inquireVaulting.respond({ fault: "unavailable_with_retry_after" }, "success");
    await patient.inquireVaulting(OK);
    expect(slept).toEqual([1000]);
  });

  test("an unsigned failure claims what is in the example", async () => {
    mock.inquireVaulting.fault("unsigned_failure");
    const first = await caught(client.inquireVaulting(OK));
    expect(isTrustError(first) && first.claimed?.resultCode).toBe("VAULTING_NOT_EXIST");
    mock.inquireVaulting.fault("unsigned_failure", { example: "system_error" });
    const second = await caught(client.inquireVaulting(OK));
    expect(isTrustError(second) && second.claimed?.resultCode).toBe("SYSTEM_ERROR");
  });

  test("for one id alone", async () => {
    mock.inquireVaulting.for("order-1").fault("wrong_key");
    mock.inquireVaulting.respond("success");
    expect((await caught(client.inquireVaulting(OK))).code).toBe("signature_mismatch");
    expect(await client.inquireVaulting({ vaultingRequestId: "b" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });
});

describe("the client, through setupServer", () => {
  const server = setupServer(...mock.handlers);
  beforeAll(() => server.listen(listenStrictly));
  afterAll(() => server.close());
  const client = createVaultingClient(options);

  test.each(rows.filter(({ cause }) => !cause))("$fault -> $code", async ({ fault, is, code }) => {
    mock.inquireVaulting.fault(fault);
    const error = await caught(client.inquireVaulting(OK, limitsFor(code)));
    expect(error.code).toBe(code);
    expect(is(error)).toBe(true);
  });

  test.each(genuineFaultNames)("%s is genuine: accepted", async (fault) => {
    mock.inquireVaulting.fault(fault);
    expect(await client.inquireVaulting(OK)).toMatchObject({ vaultingStatus: "SUCCESS" });
  });

  test.each(onConnections)("$fault is refused: msw cannot play it", async ({ fault }) => {
    mock.inquireVaulting.fault(fault);
    const [url, init] = merchant.request(URL_, OK);
    const response = await fetch(url, init);
    expect(response.status).toBe(501);
    expect(await response.text()).toContain(`An msw handler cannot play ${fault}`);
    expect(() => mock.assertContract()).toThrow(/Give the client mock\.fetch, or use @ams-vaulting\/sandbox/);
  });
});

describe("on the wire", () => {
  const get = async (fault: FaultName) => {
    mock.inquireVaulting.fault(fault);
    return received(await mock.fetch(...merchant.request(URL_, OK)));
  };
  const genuine = ({ response, bytes }: Awaited<ReturnType<typeof get>>) =>
    merchant.isGenuine(response, bytes, new URL(URL_).pathname);

  test("a replayed response is genuine, and for another id", async () => {
    const got = await get("replayed_response");
    expect(genuine(got)).toBe(true);
    expect(got.body.vaultingRequestId).toBe("another-request");
  });

  test.each(["stale_response_time", "future_response_time"] as const)("%s is signed", async (fault) => {
    const got = await get(fault);
    expect(genuine(got)).toBe(true);
    const away = Date.parse(got.response.headers.get("response-time") ?? "") - Date.now();
    expect(Math.round(away / 60_000)).toBe(fault === "stale_response_time" ? -60 : 60);
  });

  test("a changed body is JSON still, and differs in one character", async () => {
    const got = await get("body_changed_after_signing");
    mock.inquireVaulting.respond("success");
    const right = await received(await mock.fetch(...merchant.request(URL_, OK)));
    expect(got.bytes.length).toBe(right.bytes.length);
    expect(got.bytes.filter((byte, index) => byte !== right.bytes[index])).toHaveLength(1);
  });

  test("a re-serialised body means the same", async () => {
    const got = await get("reserialised_body");
    mock.inquireVaulting.respond("success");
    const right = await received(await mock.fetch(...merchant.request(URL_, OK)));
    expect(got.body).toEqual(right.body);
    expect(got.bytes.equals(right.bytes)).toBe(false);
  });

  const headers: { fault: FaultName; name: string; value: RegExp }[] = [
    { fault: "empty_signature_header", name: "signature", value: /^$/ },
    { fault: "empty_signature", name: "signature", value: /^algorithm=RSA256,keyVersion=1,signature=$/ },
    { fault: "signature_without_parts", name: "signature", value: /^[\w%]{300,}$/ },
    { fault: "empty_response_time", name: "response-time", value: /^$/ },
  ];
  test.each(headers)(
    "$fault: the header $name is there, and the rest is right",
    async ({ fault, name, value }) => {
      const { response, body } = await get(fault);
      expect(response.headers.get(name)).toMatch(value);
      for (const other of ["client-id", "signature", "response-time"])
        if (other !== name) expect(response.headers.get(other)).toMatch(/./);
      expect(body).toMatchObject({ result: { resultStatus: "S" } });
    },
  );

  test("an unknown result status is signed", async () => {
    const got = await get("unknown_result_status");
    expect(genuine(got)).toBe(true);
    expect(got.body.result.resultStatus).not.toMatch(/^[SFU]$/);
  });

  test("a server learns of a fault before the response: it may have to send it in a way of its own", async () => {
    const faults: string[] = [];
    mock.inquireVaulting.fault("capitalised_header_names");
    const request = Object.assign(new Request(...merchant.request(URL_, OK)), {
      onFault: (name: FaultName) => void faults.push(name),
    });
    expect((await received(responseOf(await mock.handle(request)))).body.vaultingStatus).toBe("SUCCESS");
    expect(faults).toEqual(["capitalised_header_names"]);
  });

  test("a request that the contract forbids is refused all the same", async () => {
    mock.inquireVaulting.fault("hang");
    const got = await received(await mock.fetch(...merchant.request(URL_, OK, { keyVersion: "2" })));
    expect(got.body.result.resultCode).toBe("KEY_NOT_FOUND");
  });
});

describe("time", () => {
  const abortable = (fault: FaultName) => {
    mock.inquireVaulting.fault(fault);
    const [url, init] = merchant.request(URL_, OK);
    const controller = new AbortController();
    const pending = mock.fetch(url, { ...init, signal: controller.signal });
    return { controller, pending };
  };
  const reason = new Error("stop");

  test("hang ends when the request is aborted", async () => {
    const { controller, pending } = abortable("hang");
    await expect.poll(() => mock.requests.at(-1)?.fault).toBe("hang");
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });

  test("slow_body ends when the request is aborted", async () => {
    const { controller, pending } = abortable("slow_body");
    const reading = (await pending).text();
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test("slow_body comes whole after its delay; other faults wait before they begin", async () => {
    const slept: number[] = [];
    const slow = createVaultingMock({ sleep: async (ms) => void slept.push(ms) });
    const client = createVaultingClient({
      ...slow.clientOptions,
      retry: { attempts: 1 },
      fetch: slow.fetch,
    });
    slow.inquireVaulting.respond(
      { fault: "slow_body", delay: 7 },
      { fault: "slow_body" },
      { fault: "html_502", delay: 9 },
    );
    expect(await client.inquireVaulting(OK)).toMatchObject({ vaultingStatus: "SUCCESS" });
    expect(await client.inquireVaulting(OK)).toMatchObject({ vaultingStatus: "SUCCESS" });
    await caught(client.inquireVaulting(OK));
    expect(slept).toEqual([7, 60_000, 9]);
  });
});

describe("fault() fails where it was written", () => {
  const wrong: [unknown, unknown, RegExp][] = [
    ["html502", {}, /unknown fault "html502"\. Use one of unsigned_success, .*truncated_body/],
    [undefined, {}, /unknown fault "undefined"\. Use one of unsigned_success/],
    [{ fault: "html_502" }, {}, /unknown fault {"fault":"html_502"}/],
    ["html_502", { example: "sucess" }, /unknown example "sucess"/],
    ["html_502", { override: {} }, /a step with a fault cannot have an override/],
    ["html_502", { delays: 1 }, /unknown member "delays" of a step/],
    ["unsigned_success", { delay: "1" }, /the delay must be a number of milliseconds below 2\^31, not "1"/],
    [
      "unsigned_success",
      { example: "system_error" },
      /the fault unsigned_success has no effect on the example "system_error"/,
    ],
    ["unsigned_failure", { example: "success" }, /has no effect on the example/],
    ["wrong_key", { example: "unknown_client" }, /has no effect on the example/],
  ];
  test.each(wrong)("%s %j", (fault, given, message) => {
    const write = mock.inquireVaulting.fault as (...given: unknown[]) => void;
    expect(() => write(fault, given)).toThrow(TypeError);
    expect(() => write(fault, given)).toThrow(message);
  });
});
