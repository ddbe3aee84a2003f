import { describe, expect, test } from "vitest";
import { createVaultingMock, type PlainStep, type Step } from "../src/index.ts";
import { merchantOf, received, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach } from "./support/mocks.ts";

resetAfterEach();

const get = async (vaultingRequestId: string) =>
  received(await mock.fetch(...merchant.request(URL_, { vaultingRequestId })));
const send = async (id: string) => {
  const { body } = await get(id);
  return body.vaultingStatus ?? body.result.resultCode;
};
const sendAll = async (ids: string[]) => {
  const states: unknown[] = [];
  for (const id of ids) states.push(await send(id));
  return states;
};
const written = (...steps: unknown[]) => {
  const respond = mock.inquireVaulting.respond as (...steps: unknown[]) => void;
  try {
    respond(...steps);
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  return undefined;
};

describe("an override", () => {
  const card = (card: object) => ({ paymentMethodDetail: { card } });
  const allowed: { given: Step; want: unknown }[] = [
    { given: { example: "success" }, want: { vaultingStatus: "SUCCESS" } },
    {
      given: { example: "success", override: { paymentMethodDetail: { card: { brand: "JCB" } } } },
      want: card({ brand: "JCB", maskedCardNo: "************8764" }),
    },
    {
      given: { example: "success", override: { paymentMethodDetail: { card: { brand: "NEWER" } } } },
      want: card({ brand: "NEWER" }),
    },
    {
      given: { example: "success", override: { paymentMethodDetail: { card: { expiryYear: "30" } } } },
      want: card({ expiryYear: "30", brand: "VISA" }),
    },
    {
      given: { example: "fail", override: { vaultingResultCode: "NOT_LISTED_YET" } },
      want: { vaultingResultCode: "NOT_LISTED_YET" },
    },
    {
      given: { example: "param_illegal", override: { result: { resultMessage: "绑定" } } },
      want: { result: { resultCode: "PARAM_ILLEGAL", resultStatus: "F", resultMessage: "绑定" } },
    },
    {
      given: {
        example: "system_error",
        override: { result: { resultCode: "NOT_LISTED", resultStatus: "U" } },
      },
      want: { result: { resultCode: "NOT_LISTED", resultStatus: "U" } },
    },
  ];
  test.each(allowed)("$given is laid over the example, and signed", async ({ given, want }) => {
    mock.inquireVaulting.respond(given);
    const got = await get("order-1");
    expect(got.body).toMatchObject(want as object);
    expect(merchant.isGenuine(got.response, got.bytes, new URL(URL_).pathname)).toBe(true);
  });

  test("of undefined takes a member away", async () => {
    const override = { normalUrl: undefined, schemeUrl: undefined, applinkUrl: undefined };
    mock.inquireVaulting.respond({ example: "processing", override });
    const { body } = await get("order-1");
    expect(Object.keys(body).filter((name) => name.endsWith("Url"))).toEqual([]);
    expect(body.vaultingRequestId).toBe("order-1");
  });

  test("leaves the example as it was", async () => {
    mock.inquireVaulting.respond({
      example: "success",
      override: { paymentMethodDetail: { card: { brand: "JCB" } } },
    });
    mock.reset();
    expect((await get("123456789206")).body).toMatchObject(card({ brand: "VISA" }));
  });

  const forbidden: { given: object; want: string }[] = [
    {
      given: { example: "success", override: card({ brnd: "JCB" }) },
      want: "/paymentMethodDetail/card/brnd unknown_member",
    },
    {
      given: { example: "success", override: card({ brand: 5 }) },
      want: "/paymentMethodDetail/card/brand type (string): 5",
    },
    {
      given: { example: "success", override: card({ last4: "12345" }) },
      want: '/paymentMethodDetail/card/last4 max_length (4): "[secret]"',
    },
    {
      given: { example: "success", override: card({ brand: null }) },
      want: "/paymentMethodDetail/card/brand null_member (no null): null",
    },
    {
      given: { example: "success", override: { paymentMethodDetail: undefined } },
      want: "/paymentMethodDetail required (a value): undefined",
    },
    {
      given: { example: "success", override: { vaultingStatus: "FAIL" } },
      want: "/paymentMethodDetail unknown_member",
    },
    {
      given: { example: "success", override: { vaultingStatus: "PENDING" } },
      want: '/vaultingStatus unknown_variant (SUCCESS | PROCESSING | FAIL): "PENDING"',
    },
    {
      given: { example: "processing", override: { normalUrl: "javascript:alert(1)" } },
      want: "/normalUrl unsafe_url (https)",
    },
    {
      given: { example: "success", override: { result: { resultStatus: "F" } } },
      want: '/result/resultStatus const (S): "F"',
    },
    {
      given: { example: "vaulting_not_exist", override: { result: { resultStatus: "U" } } },
      want: '/result/resultStatus const (F): "U"',
    },
    {
      given: { example: "unknown_exception", override: { vaultingStatus: "SUCCESS" } },
      want: '/result/resultCode enum (SUCCESS): "UNKNOWN_EXCEPTION"',
    },
    {
      given: { example: "success", override: { vaultingRequestId: "other" } },
      want: "/vaultingRequestId always repeats that of the request",
    },
    {
      given: { example: "success", override: JSON.parse('{"__proto__":{"a":1}}') },
      want: "/__proto__ unknown_member",
    },
    { given: { example: "success", override: { result: "S" } }, want: '/result type (object): "S"' },
    { given: { example: "success", overrides: {} }, want: 'unknown member "overrides" of a step' },
    {
      given: { example: "success", delay: -1 },
      want: "the delay must be a number of milliseconds below 2^31, not -1",
    },
    { given: { example: "success", delay: Number.NaN }, want: "the delay must be a number of milliseconds" },
    { given: { override: {} }, want: "unknown example undefined" },
    { given: ["processing", "success"], want: 'unknown example ["processing","success"]' },
    { given: { example: "success", override: null }, want: "the override must be an object, not null" },
    { given: { example: "success", override: "JCB" }, want: 'the override must be an object, not "JCB"' },
    { given: { example: "success", override: [] }, want: "the override must be an object, not []" },
    { given: { fault: null }, want: "unknown fault null" },
  ];
  test.each(forbidden)("$given fails where it was written", ({ given, want }) => {
    const message = written("processing", given);
    expect(message).toMatch(/^inquireVaulting: /);
    expect(message).toContain(want);
  });

  test("is refused with everything that is wrong, readably", () => {
    expect(
      written({
        example: "success",
        override: { vaultingResultCode: "x".repeat(90), ...card({ brnd: "JCB", last4: 5 }) },
      }),
    ).toMatchInlineSnapshot(`
      "inquireVaulting: the contract forbids this override of "success":
        /paymentMethodDetail/card/brnd unknown_member (cardToken | brand | maskedCardNo | funding | issuerName | issuingCountry | bin | last4 | expiryYear | expiryMonth | networkTransactionId): "JCB"
        /paymentMethodDetail/card/last4 type (string): "[secret]"
        /vaultingResultCode max_length (64): "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."
    `);
  });
});

describe("orders that x-polling makes impossible are refused when they are written", () => {
  const orders: { steps: PlainStep[]; ok: boolean }[] = [
    { steps: ["processing", "success"], ok: true },
    { steps: ["success", "success"], ok: true },
    { steps: ["success", "unknown_exception", "success"], ok: true },
    { steps: ["fail", "vaulting_not_exist"], ok: true },
    { steps: ["success", "processing"], ok: false },
    { steps: ["success", "fail"], ok: false },
    { steps: ["fail", "success"], ok: false },
    { steps: ["processing", "fail", "unknown_exception", "processing"], ok: false },
    { steps: [{ example: "success", delay: 1 }, "processing"], ok: false },
  ];
  test.each(orders)("$steps: $ok", ({ steps, ok }) => {
    expect(written(...steps) === undefined).toBe(ok);
  });

  test("with a message that has the reason", () => {
    expect(written("success", "processing")).toMatchInlineSnapshot(
      `"inquireVaulting: "processing" cannot come after "SUCCESS", which is final. A call may still fail after it, but no other state follows."`,
    );
  });
});

describe("a function", () => {
  test("chooses by the request", async () => {
    mock.inquireVaulting.respond(({ vaultingRequestId }) =>
      vaultingRequestId === "a"
        ? { example: "success", override: { paymentMethodDetail: { card: { brand: "JCB" } } } }
        : "processing",
    );
    expect(await sendAll(["a", "b", "a"])).toEqual(["SUCCESS", "PROCESSING", "SUCCESS"]);
  });

  test("may take its time, and is a step like others", async () => {
    mock.inquireVaulting.respond("processing", async () => "success" as const);
    expect(await sendAll(["a", "a", "b", "a"])).toEqual(["PROCESSING", "SUCCESS", "PROCESSING", "SUCCESS"]);
  });

  const wrong: [string, () => PlainStep, RegExp][] = [
    ["a wrong name", () => "sucess" as "success", /unknown example "sucess"/],
    [
      "a forbidden override",
      () => ({ example: "success", override: { nonsense: 1 } }) as unknown as PlainStep,
      /nonsense unknown_member/,
    ],
    ["nothing", () => undefined as unknown as PlainStep, /unknown example undefined/],
  ];
  test.each(wrong)("that returns %s fails the request", async (_, step, message) => {
    mock.inquireVaulting.respond(step);
    await expect(get("a")).rejects.toThrow(message);
  });

  test("that goes back behind a final state fails the request", async () => {
    const states: PlainStep[] = ["processing", "success", "processing"];
    mock.inquireVaulting.respond(() => states.shift() ?? "processing");
    expect(await sendAll(["a", "a"])).toEqual(["PROCESSING", "SUCCESS"]);
    await expect(get("a")).rejects.toThrow(/cannot come after "SUCCESS"/);
    expect(await send("b")).toBe("PROCESSING");
  });
});

describe("for(id)", () => {
  test.each([undefined, null, 5, {}])(
    "of %j fails where it was written: it is not for every id",
    async (id) => {
      const { for: of } = mock.inquireVaulting;
      expect(() => of(id as string)).toThrow(TypeError);
      expect(() => of(id as string)).toThrow(/^inquireVaulting: for\(\) takes a vaultingRequestId, not /);
    },
  );

  test("wins over what is set for every id", async () => {
    mock.inquireVaulting.for("special").respond("processing", "fail");
    mock.inquireVaulting.respond("success");
    expect(await sendAll(["special", "a", "special", "123456789206"])).toEqual([
      "PROCESSING",
      "SUCCESS",
      "FAIL",
      "SUCCESS",
    ]);
  });

  test("leaves other ids alone", async () => {
    mock.inquireVaulting.for("__proto__").respond("fail");
    expect(await sendAll(["a", "__proto__", "123456789206"])).toEqual([
      "VAULTING_NOT_EXIST",
      "FAIL",
      "SUCCESS",
    ]);
  });

  test("is forgotten by reset()", async () => {
    mock.inquireVaulting.for("a").respond("fail");
    mock.reset();
    expect(await send("a")).toBe("VAULTING_NOT_EXIST");
  });
});

describe("a delay", () => {
  test("is slept through before the response", async () => {
    const slept: number[] = [];
    const slow = createVaultingMock({
      sleep: async (ms) => {
        slept.push(ms);
      },
    });
    const own = await merchantOf(slow);
    slow.inquireVaulting.respond({ example: "processing", delay: 3000 }, "success");
    const request = () => slow.fetch(...own.request(URL_, { vaultingRequestId: "a" }));
    await request();
    expect(slept).toEqual([3000]);
    await request();
    expect(slept).toEqual([3000]);
  });

  test("ends at once when the request is aborted", async () => {
    mock.inquireVaulting.respond({ example: "success", delay: 60_000 });
    const [url, init] = merchant.request(URL_, { vaultingRequestId: "a" });
    const reason = new Error("stop");
    const controller = new AbortController();
    const pending = mock.fetch(url, { ...init, signal: controller.signal });
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });
});
