import { launchChromium } from "@ams-vaulting/ci/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FaultName, faultNames } from "../src/index.ts";
import type { Run } from "./browser/page.ts";
import { type Site, serveSite } from "./browser/site.ts";

const browser = await launchChromium("the mock in a browser");

describe.skipIf(!browser)("a mock in a browser", () => {
  let site: Site;
  let run: Run;
  /** Errors of the page, and its requests to other sites. */
  const bad: string[] = [];

  beforeAll(async () => {
    site = await serveSite();
    const page = await browser?.newPage();
    if (!page) throw new Error("There is no page.");
    page.on("pageerror", (error) => bad.push(String(error)));
    page.on("requestfailed", (request) => {
      if (!request.failure()?.errorText.includes("ERR_ABORTED")) bad.push(request.url());
    });
    await page.goto(site.url);
    const inPage = ([name, ...given]: unknown[]) =>
      (globalThis as unknown as { run(...given: unknown[]): unknown }).run(name, ...given);
    run = ((...given: unknown[]) => page.evaluate(inPage, given)) as Run;
    expect(await run("start"), "a secure context, which WebCrypto needs").toBe(true);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    expect(bad).toEqual([]);
  });

  test("responds through msw's worker, and the client verifies it", async () => {
    expect(await run("success")).toMatchObject({
      vaultingStatus: "SUCCESS",
      paymentMethodDetail: { card: { brand: "VISA" } },
    });
  });

  test("goes through a sequence for each id, and knows what was used", async () => {
    expect(await run("sequence")).toEqual({
      states: ["PROCESSING", "PROCESSING", "SUCCESS", "SUCCESS"],
      other: "PROCESSING",
      unused: "",
      left: 'No request reached these steps:\n- inquireVaulting for "order-2": step 2 of 2, "fail"',
      contract: "",
    });
  });

  test("refuses a wrong signature, and its recorder shows the string to sign", async () => {
    const { ended, requests, report } = await run("wrongKey");
    expect(ended).toBe("trust: INVALID_SIGNATURE");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      refused: "signature-mismatch",
      request: { vaultingRequestId: "123456789206" },
      signature: { verdict: "mismatch", key: "other" },
    });
    expect(report).toContain("The string to sign is:\n     POST /ams/sandbox/api/");
    expect(report).toContain("It was made with a private key other than");
  });

  const connections = ["connection_refused", "connection_reset", "connection_closed", "truncated_body"];
  const endings: { [Name in FaultName]: string } = {
    unsigned_success: "trust: unsigned_response",
    unsigned_failure: "trust: VAULTING_NOT_EXIST",
    only_signature: "trust: half_signed",
    only_response_time: "trust: half_signed",
    body_changed_after_signing: "trust: signature_mismatch",
    reserialised_body: "trust: signature_mismatch",
    wrong_key: "trust: signature_mismatch",
    unknown_key_version: "trust: key_version_unknown",
    other_client_id: "trust: client_id_mismatch",
    stale_response_time: "trust: response_time_skewed",
    future_response_time: "trust: response_time_skewed",
    replayed_response: "contract: correlation_mismatch",
    garbled_signature_header: "trust: signature_malformed",
    empty_signature_header: "trust: signature_malformed",
    empty_signature: "trust: signature_malformed",
    signature_without_parts: "trust: signature_malformed",
    empty_response_time: "trust: response_time_malformed",
    unknown_result_status: "contract: response_invalid",
    capitalised_header_names: "SUCCESS",
    html_502: "transport: http_status",
    unavailable_with_retry_after: "transport: http_status",
    redirect: "transport: redirect",
    slow_body: "SUCCESS",
    hang: "transport: aborted",
    connection_refused: "transport: network",
    connection_reset: "transport: network",
    connection_closed: "transport: network",
    truncated_body: "transport: body_incomplete",
  };

  test("plays every fault through mock.fetch", async () => {
    expect(await run("faults", "mock.fetch")).toEqual(endings);
  });

  test("plays through the worker what a worker can imitate, and refuses the rest with the reason", async () => {
    const found = await run("faults", "worker");
    for (const name of faultNames) {
      const refused = `transport: http_status: An msw handler cannot play ${name}: msw can respond or fail`;
      if (connections.includes(name)) expect(found[name]).toMatch(new RegExp(`^${refused}`));
      else expect(found[name], name).toBe(endings[name]);
    }
  });

  test("is a fetch of its own beside the worker", async () => {
    const { vaulting, counts } = await run("fetch");
    expect(vaulting).toMatchObject({ paymentMethodDetail: { card: { brand: "JCB" } } });
    expect(counts, "the requests that the worker's mock and the other one got").toEqual([0, 1]);
  });

  test("leaves alone what the contract does not have", async () => {
    expect(await run("elsewhere")).toEqual([404, "mocked"]);
  });
});
