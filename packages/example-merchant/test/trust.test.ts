import type { FaultName } from "@ams-vaulting/msw";
import { beforeEach, describe, expect, test } from "vitest";
import { mock, openShop } from "./support/shop.ts";

let shop: ReturnType<typeof openShop>;
beforeEach(() => {
  mock.reset();
  shop = openShop();
});

const forgeries: { fault: FaultName; code: string }[] = [
  { fault: "body_changed_after_signing", code: "signature_mismatch" },
  { fault: "wrong_key", code: "signature_mismatch" },
  { fault: "other_client_id", code: "client_id_mismatch" },
  { fault: "unsigned_success", code: "unsigned_response" },
  { fault: "only_signature", code: "half_signed" },
];

describe("a forged answer changes nothing, and somebody is told", () => {
  test.each(forgeries)("$fault, at the start", async ({ fault, code }) => {
    mock.inquireVaulting.fault(fault, { example: "success" });
    expect(await shop.submit("order-1")).toMatchObject({ status: 502 });
    expect(await shop.store.find("order-1")).toBeUndefined();
    expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code, requestId: "order-1" }]);
  });

  test.each(forgeries)("$fault, on the way back", async ({ fault, code }) => {
    mock.inquireVaulting.respond("processing", { fault, example: "success" }, "success");
    await shop.submit("order-1");
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 502 });
    expect(await shop.store.find("order-1")).toEqual({ state: "open" });
    expect(await shop.store.tokenOf("order-1")).toBeUndefined();
    expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code, requestId: "order-1" }]);
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 200 });
    expect(await shop.store.find("order-1")).toMatchObject({ state: "stored" });
  });
});

test("the genuine answer to another request stores nobody else's card", async () => {
  mock.inquireVaulting.for("order-1").respond("success");
  mock.inquireVaulting.for("order-2").respond({ fault: "replayed_response", example: "success" });
  await shop.submit("order-1");
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
  const { privateKey } = await mock.exportKeys();
  for (const { fault } of forgeries) {
    mock.inquireVaulting.fault(fault, { example: "success" });
    await shop.submit("order-1");
  }
  expect(shop.alerts).toHaveLength(forgeries.length);
  for (const secret of ["ALIPAY9CG", "**8764", privateKey.slice(40, 80), "signature="])
    expect(shop.said()).not.toContain(secret);
});
