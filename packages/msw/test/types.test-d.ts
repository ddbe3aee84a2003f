import { createVaultingClient, type Operations, type VaultingClientOptions } from "@ams-vaulting/client";
import { expectTypeOf } from "vitest";
import {
  createVaultingMock,
  type ExampleName,
  type ExampleTable,
  type examples,
  type FaultName,
  type genuineFaultNames,
  type OperationId,
  type Override,
  type Step,
  type StepFunction,
} from "../src/index.ts";

const mock = createVaultingMock();

// Names are those of the contract.
mock.inquireVaulting.respond("success");
mock.inquireVaulting.respond("processing", "processing", "success");
// @ts-expect-error: no such example
mock.inquireVaulting.respond("sucess");
// @ts-expect-error: no such example, further on
mock.inquireVaulting.respond("processing", "SUCCESS");
// @ts-expect-error: nothing to respond with
mock.inquireVaulting.respond();
// @ts-expect-error: no such operation
mock.inquireVaults.respond("success");
const given: string = "success";
// @ts-expect-error: any string is too wide
mock.inquireVaulting.respond(given);

expectTypeOf<OperationId>().toEqualTypeOf<keyof Operations>();
expectTypeOf<"success">().toExtend<ExampleName>();
expectTypeOf<"nonsense">().not.toExtend<ExampleName>();
expectTypeOf<ExampleName<"inquireVaulting">>().toEqualTypeOf<
  keyof (typeof examples)["inquireVaulting"]["response"]
>();

type Situations = (typeof examples)["inquireVaulting"]["situations"];
expectTypeOf<Situations[keyof Situations]>().toExtend<ExampleName<"inquireVaulting">>();

// Example data satisfies the types of the contract, and keeps its literals.
expectTypeOf<typeof examples>().toExtend<ExampleTable>();
type Success = (typeof examples)["inquireVaulting"]["response"]["success"];
expectTypeOf<Success["body"]["vaultingStatus"]>().toEqualTypeOf<"SUCCESS">();
expectTypeOf<Success["signed"]>().toEqualTypeOf<true>();
const wrong = { signed: true, body: { result: { resultCode: "SUCCESS", resultStatus: "X" } } } as const;
// @ts-expect-error: a status that the contract does not have
wrong satisfies ExampleTable["inquireVaulting"]["response"]["success"];

// What a client is created with, and no more.
expectTypeOf(mock.clientOptions).toExtend<VaultingClientOptions>();
expectTypeOf(createVaultingClient).toBeCallableWith({ ...mock.clientOptions, fetch: mock.fetch });
expectTypeOf(createVaultingClient).toBeCallableWith({
  ...mock.clientOptions,
  region: undefined,
  baseUrl: "http://127.0.0.1:4010",
});
// @ts-expect-error: a region and a base URL
createVaultingClient({ ...mock.clientOptions, baseUrl: "http://127.0.0.1:4010" });
expectTypeOf(mock.fetch).toExtend<NonNullable<VaultingClientOptions["fetch"]>>();
// A base URL may come from the environment, and is in the options of the client.
createVaultingMock({ baseUrl: "https://gateway.example/api" });
createVaultingMock({ baseUrl: process.env.AMS_BASE_URL });
expectTypeOf(mock.clientOptions.baseUrl).toEqualTypeOf<VaultingClientOptions["baseUrl"]>();
// @ts-expect-error: a string, as in the client
createVaultingMock({ baseUrl: new URL("https://gateway.example/api") });
// @ts-expect-error: no such option
createVaultingMock({ clientID: "SANDBOX_X" });

// A step is a name, an example with an override, or a function that returns one of these.
mock.inquireVaulting.respond(
  { example: "success", override: { paymentMethodDetail: { card: { brand: "JCB" } } } },
  { example: "success", override: { paymentMethodDetail: { card: { brand: "A_NEW_BRAND" } } }, delay: 5 },
);
mock.inquireVaulting.respond({ example: "processing", override: { normalUrl: undefined } });
mock.inquireVaulting.respond({ example: "unknown_exception", override: { result: { resultMessage: "x" } } });
mock.inquireVaulting.for("order-1").respond("processing", () => "success");
mock.inquireVaulting.respond(({ vaultingRequestId }) =>
  vaultingRequestId === "a" ? "success" : { example: "fail", override: { vaultingResultCode: "LOST_CARD" } },
);
mock.inquireVaulting.respond(() => "success");
mock.inquireVaulting.respond(async () => "success");
mock.inquireVaulting.respond(() => Promise.resolve("success"));
mock.inquireVaulting.respond(
  "processing",
  async () => "processing",
  () => "processing",
  async () => "fail",
);
mock.inquireVaulting.respond(async (_) => "success");
mock.inquireVaulting.respond(({ vaultingRequestId }) =>
  vaultingRequestId ? Promise.resolve("success") : { fault: "hang" },
);
mock.inquireVaulting.respond(() => {
  throw new Error("never called");
});
const steps: [Step<"inquireVaulting">, ...Step<"inquireVaulting">[]] = ["processing", () => "fail"];
mock.inquireVaulting.respond(...steps);
mock.inquireVaulting.respond(async ({ vaultingRequestId }) => (vaultingRequestId ? "success" : "fail"));
mock.inquireVaulting.respond(async ({ vaultingRequestId }) => {
  if (vaultingRequestId) return "processing";
  return { fault: "hang" };
});
mock.inquireVaulting.respond(async () => ({
  example: "success",
  override: { paymentMethodDetail: { card: { brand: "JCB" } } },
  delay: 5,
}));
mock.inquireVaulting.respond(async () => ({ fault: "wrong_key", example: "fail" }));
mock.inquireVaulting.for("order-1").respond(async () => "success");
const request: Parameters<StepFunction>[0] = { vaultingRequestId: "a" };
expectTypeOf(request).toEqualTypeOf<Operations["inquireVaulting"]["request"]>();
expectTypeOf<"success">().toExtend<Step<"inquireVaulting">>();
expectTypeOf<{ normalUrl?: string }>().toExtend<Override<"inquireVaulting", "processing">>();

// @ts-expect-error: no such example in a step
mock.inquireVaulting.respond({ example: "sucess" });
// @ts-expect-error: no such member of a step
mock.inquireVaulting.respond({ example: "success", overrides: {} });
// @ts-expect-error: no such member of the response
mock.inquireVaulting.respond({ example: "success", override: { vaultingState: "SUCCESS" } });
type Card = NonNullable<NonNullable<Override<"inquireVaulting", "success">["paymentMethodDetail"]>["card"]>;
// @ts-expect-error: no such member, deep down
({ brnd: "JCB" }) satisfies Card;
// @ts-expect-error: a value of another type
({ brand: 1 }) satisfies Card;
mock.inquireVaulting.respond({
  example: "success",
  // @ts-expect-error: no such member, deep down, where a step is written
  override: { paymentMethodDetail: { card: { brnd: "JCB" } } },
});
// @ts-expect-error: another state than the example's
mock.inquireVaulting.respond({ example: "success", override: { vaultingStatus: "FAIL" } });
// @ts-expect-error: a member that belongs to another state
mock.inquireVaulting.respond({ example: "success", override: { normalUrl: "https://example.com/" } });
// @ts-expect-error: a member that a failed call does not have
mock.inquireVaulting.respond({ example: "unknown_exception", override: { vaultingStatus: "SUCCESS" } });
// @ts-expect-error: another status than S in a successful call
mock.inquireVaulting.respond({ example: "success", override: { result: { resultStatus: "F" } } });
// @ts-expect-error: a function that returns something else
mock.inquireVaulting.respond(() => "sucess");
// @ts-expect-error: a promise of something else
mock.inquireVaulting.respond(async () => "sucess");
// @ts-expect-error: a promise of something else, made in another way
mock.inquireVaulting.respond(() => Promise.resolve("sucess"));
// @ts-expect-error: one of two that is not a step
mock.inquireVaulting.respond(({ vaultingRequestId }) => (vaultingRequestId ? "success" : "fial"));
// @ts-expect-error: the same in a promise
mock.inquireVaulting.respond(async ({ vaultingRequestId }) => (vaultingRequestId ? "success" : "fial"));
// @ts-expect-error: a step object with a wrong name, in a promise
mock.inquireVaulting.respond(async () => ({ example: "sucess" }));
// @ts-expect-error: an override that the schema forbids, in a promise
mock.inquireVaulting.respond(async () => ({ example: "fail", override: { vaultingStatus: "SUCCESS" } }));
// @ts-expect-error: a member that a step does not have, in a promise
mock.inquireVaulting.respond(async () => ({ fault: "hang", override: {} }));
// @ts-expect-error: nothing
mock.inquireVaulting.respond(async () => undefined);
// @ts-expect-error: no such member of the request
mock.inquireVaulting.respond(async ({ requestId }) => (requestId ? "success" : "fail"));
// @ts-expect-error: a delay in words
mock.inquireVaulting.respond({ example: "success", delay: "1s" });

// Faults have names too.
mock.inquireVaulting.fault("html_502");
mock.inquireVaulting.fault("unsigned_failure", { example: "system_error", delay: 5 });
mock.inquireVaulting.respond({ fault: "connection_reset" }, { fault: "hang", delay: 1 }, "success");
mock.inquireVaulting.for("a").fault("hang");
// Those that are genuine are a part of all.
expectTypeOf<(typeof genuineFaultNames)[number]>().toExtend<FaultName>();
expectTypeOf<"capitalised_header_names">().toEqualTypeOf<(typeof genuineFaultNames)[number]>();
// @ts-expect-error: no such fault
mock.inquireVaulting.fault("html502");
// @ts-expect-error: no such fault in a step
mock.inquireVaulting.respond({ fault: "html502" });
// @ts-expect-error: a fault is played with an example as it is
mock.inquireVaulting.respond({ fault: "wrong_key", example: "success", override: {} });
