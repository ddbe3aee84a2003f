import { beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "./support/faulty.ts";
import { mock, openShop, road } from "./support/shop.ts";

let shop: ReturnType<typeof openShop>;
beforeEach(() => {
  mock.reset();
  road.fault = undefined;
  shop = openShop();
});

const forgeries: { fault: Fault; code: string }[] = [
  { fault: "body_changed_after_signing", code: "signature_mismatch" },
  { fault: "another_card", code: "signature_mismatch" },
  { fault: "unsigned", code: "unsigned_answer" },
  { fault: "half_signed", code: "half_signed" },
];

describe("a forged answer changes nothing, and somebody is told", () => {
  test.each(forgeries)("$fault, at the start", async ({ fault, code }) => {
    mock.inquireVaulting.respond("success");
    road.fault = fault;
    expect(await shop.submit("order-1")).toMatchObject({ status: 502 });
    expect(await shop.store.find("order-1")).toBeUndefined();
    expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code, requestId: "order-1" }]);
  });

  test.each(forgeries)("$fault, on the way back", async ({ fault, code }) => {
    mock.inquireVaulting.respond("processing", "success");
    await shop.submit("order-1");
    road.fault = fault;
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 502 });
    expect(await shop.store.find("order-1")).toEqual({ state: "open" });
    expect(await shop.store.tokenOf("order-1")).toBeUndefined();
    expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code, requestId: "order-1" }]);
    road.fault = undefined;
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 200 });
    expect(await shop.store.find("order-1")).toMatchObject({ state: "stored" });
  });
});

test("the genuine answer to another request stores nobody else's card", async () => {
  mock.inquireVaulting.respond("success");
  await shop.submit("order-1");
  road.fault = "answer_to_another_request";
  expect(await shop.submit("order-2")).toMatchObject({ status: 502 });
  expect(await shop.store.find("order-2")).toBeUndefined();
  expect(shop.alerts).toMatchObject([{ code: "correlation_mismatch", requestId: "order-2" }]);
});

test.each(["unknown_client", "invalid_signature", "key_not_found"] as const)(
  "an unsigned failure (%s) may be real, and is still no answer",
  async (name) => {
    mock.inquireVaulting.respond("processing", name);
    await shop.submit("order-1");
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 502 });
    expect(await shop.store.find("order-1")).toEqual({ state: "open" });
    expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code: "unsigned_failure" }]);
    expect(shop.alerts[0]?.message).toContain(name.toUpperCase());
  },
);

test("alerts and pages hold nothing secret, whoever wrote the answer", async () => {
  mock.inquireVaulting.respond("success");
  const { privateKey } = await mock.keyTexts();
  for (const { fault } of forgeries) {
    road.fault = fault;
    await shop.submit("order-1");
  }
  expect(shop.alerts).toHaveLength(forgeries.length);
  for (const secret of ["ALIPAY9CG", "**8764", "**0000", privateKey.slice(40, 80), "signature="])
    expect(shop.said()).not.toContain(secret);
});
