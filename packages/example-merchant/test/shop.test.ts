import { localBaseUrls } from "@ams-vaulting/client/protocol";
import { examples } from "@ams-vaulting/msw";
import { beforeEach, describe, expect, test } from "vitest";
import { mock, openShop } from "./support/shop.ts";

const [localGateway] = localBaseUrls();

let shop: ReturnType<typeof openShop>;
beforeEach(() => {
  mock.reset();
  shop = openShop();
});

const { success, processing } = examples.inquireVaulting.response;
const { card } = success.body.paymentMethodDetail;

describe("a buyer", () => {
  test("whose card is stored sees its brand and masked number", async () => {
    expect(await shop.submit("order-1")).toMatchObject({ status: 404 }); // the gateway does not know it yet
    mock.inquireVaulting.respond("success");
    expect(await shop.submit("order-1")).toMatchObject({ status: 303, location: "/vaultings/order-1" });
    const { status, text } = await shop.comeBack("order-1");
    expect(status).toBe(200);
    expect(text).toContain(card.brand);
    expect(text).toContain(card.maskedCardNo);
  });

  test("is sent to 3D Secure, and finds the card stored after it", async () => {
    mock.inquireVaulting.respond("processing", "success");
    expect(await shop.submit("order-1")).toMatchObject({ status: 303, location: processing.body.normalUrl });
    const { status, text } = await shop.comeBack("order-1");
    expect(status).toBe(200);
    expect(text).toContain(card.maskedCardNo);
  });

  test("who comes back too early is told to wait, and is not sent round in a circle", async () => {
    mock.inquireVaulting.respond("processing");
    await shop.submit("order-1");
    const { status, text, location } = await shop.comeBack("order-1");
    expect({ status, location }).toEqual({ status: 202, location: null });
    expect(text).toContain('<script src="/wait.js"');
    expect(text).toContain('<noscript><meta http-equiv="refresh"');
    expect(text).toContain(`href="${processing.body.normalUrl}"`);
  });

  test("is asked for another card when this one failed", async () => {
    mock.inquireVaulting.respond("fail");
    expect(await shop.submit("order-1")).toMatchObject({ status: 303, location: "/vaultings/order-1" });
    const { text } = await shop.comeBack("order-1");
    expect(text).toContain("Use another card");
    expect(await shop.store.tokenOf("order-1")).toBeUndefined();
  });

  test("starts on a page with a form, and with choices where there are some", async () => {
    const form = 'action="/vaultings"';
    expect((await shop.visit("/")).text.split(form)).toHaveLength(2);
    const choices = () => [{ requestId: "order-<1>", title: "A & B" }];
    const { text } = await openShop({ choices }).visit("/");
    expect(text.split(form)).toHaveLength(3);
    expect(text).toContain('value="order-&lt;1&gt;"');
    expect(text).toContain("A &amp; B");
  });

  test.each([
    {
      gateway: localGateway,
      normalUrl: "http://127.0.0.1:4010/3ds?id=order-1",
      comesBackTo: "/vaultings/order-1",
    },
    { gateway: localGateway, normalUrl: "http://localhost:4010/3ds", comesBackTo: "/vaultings/order-1" },
    { gateway: localGateway, normalUrl: "https://bank.example/3ds" },
    { gateway: undefined, normalUrl: "https://bank.example/3ds?id=order-1" },
    { gateway: undefined, normalUrl: "https://localhost/3ds" },
  ])("is sent to $normalUrl; only a test bank is told where the shop is", async (given) => {
    const { gateway, normalUrl, comesBackTo } = given;
    mock.inquireVaulting.respond({ example: "processing", override: { normalUrl } });
    const { location } = await openShop({ gateway }).submit("order-1");
    const { origin, pathname, searchParams } = new URL(location ?? "");
    const back = searchParams.get("return");
    expect(back && new URL(back).pathname).toBe(comesBackTo ?? null);
    expect(origin + pathname).toBe(normalUrl.replace(/\?.*/, ""));
  });

  test.each(["", "x".repeat(65), "nobody-knows-it"])("gets no further with the id %j", async (requestId) => {
    expect(await shop.submit(requestId)).toMatchObject({ status: 404 });
    expect(await shop.store.find(requestId)).toBeUndefined();
  });

  test("who sends no form, or asks for what was never begun, gets no answer from the gateway", async () => {
    mock.inquireVaulting.respond("success");
    expect(await shop.visit("/vaultings", { method: "POST" })).toMatchObject({ status: 400 });
    expect(await shop.comeBack("order-1")).toMatchObject({ status: 404 });
  });

  test("sees what was typed as text, not as HTML", async () => {
    mock.inquireVaulting.respond("unknown_exception");
    const { text } = await shop.submit('"><script>');
    expect(text).not.toContain("<script>");
  });
});

describe("a final state", () => {
  test.each(["success", "fail"] as const)("after %s the gateway is not asked again", async (final) => {
    mock.inquireVaulting.respond(final);
    await shop.submit("order-1");
    const before = await shop.comeBack("order-1");
    mock.inquireVaulting.respond(final === "success" ? "fail" : "success");
    await shop.submit("order-1");
    expect(await shop.comeBack("order-1")).toEqual(before);
  });
});

describe("when nothing is known, the buyer is asked to try later and the vaulting stays open", () => {
  const later = { status: 503, retryAfter: "30" };

  test.each(["unknown_exception", "request_traffic_exceed_limit"] as const)(
    "the gateway says %s",
    async (name) => {
      mock.inquireVaulting.respond(name);
      expect(await shop.submit("order-1")).toMatchObject(later);
      expect(await shop.comeBack("order-1")).toMatchObject(later);
      expect(await shop.store.find("order-1")).toEqual({ state: "open" });
      mock.inquireVaulting.respond("success");
      expect((await shop.comeBack("order-1")).text).toContain(card.maskedCardNo);
      expect(shop.alerts).toEqual([]);
    },
  );

  test.each(["html_502", "connection_reset", "truncated_body"] as const)("the road: %s", async (fault) => {
    mock.inquireVaulting.fault(fault);
    expect(await shop.submit("order-1")).toMatchObject(later);
    expect(await shop.store.find("order-1")).toEqual({ state: "open" });
    mock.inquireVaulting.respond("success");
    expect((await shop.comeBack("order-1")).text).toContain(card.maskedCardNo);
  });

  test("one bad answer is not even noticed: the client asks again", async () => {
    mock.inquireVaulting.respond("unknown_exception", "success");
    expect(await shop.submit("order-1")).toMatchObject({ status: 303 });
  });
});

test("when the gateway refuses the shop, somebody is told what to do", async () => {
  mock.inquireVaulting.respond("access_denied");
  expect(await shop.submit("order-1")).toMatchObject({ status: 500 });
  expect(shop.alerts).toMatchObject([{ alert: "call_failed", code: "ACCESS_DENIED", requestId: "order-1" }]);
  expect(shop.alerts[0]?.message).toContain("Contact Alipay technical support");
});

test("the token is kept for charging, and leaves the shop nowhere", async () => {
  mock.inquireVaulting.respond("processing", "success");
  await shop.submit("order-1");
  await shop.comeBack("order-1");
  await shop.comeBack("order-1");
  expect(await shop.store.tokenOf("order-1")).toBe(card.cardToken);
  expect(shop.said()).not.toContain(card.cardToken);
  expect(shop.said()).toContain(card.maskedCardNo);
});
