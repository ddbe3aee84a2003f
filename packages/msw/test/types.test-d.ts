import type { Operations, VaultingClientOptions } from "@ams-vaulting/client";
import { expectTypeOf } from "vitest";
import {
  createVaultingMock,
  type ExampleName,
  type ExampleTable,
  type examples,
  type OperationId,
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
// @ts-expect-error: any text is too wide
mock.inquireVaulting.respond(given);

expectTypeOf<OperationId>().toEqualTypeOf<keyof Operations>();
expectTypeOf<"success">().toExtend<ExampleName>();
expectTypeOf<"nonsense">().not.toExtend<ExampleName>();
expectTypeOf<ExampleName<"inquireVaulting">>().toEqualTypeOf<
  keyof (typeof examples)["inquireVaulting"]["response"]
>();

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
expectTypeOf(mock.fetch).toExtend<NonNullable<VaultingClientOptions["fetch"]>>();
// @ts-expect-error: no such option
createVaultingMock({ clientID: "SANDBOX_X" });
