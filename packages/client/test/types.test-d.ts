import type { Client, MethodResponse, Middleware } from "openapi-fetch";
import { expectTypeOf } from "vitest";
import type {
  createVaultingClient,
  Operations,
  paths,
  RawMiddleware,
  ResultError,
  VaultingClient,
} from "../src/index.ts";

declare const client: VaultingClient;

// Checked by `tsc`; nothing runs.
export async function types(): Promise<void> {
  const vaulting = await client.inquireVaulting({ vaultingRequestId: "1" });

  // One member tells the variants apart, and the switch is exhaustive.
  switch (vaulting.vaultingStatus) {
    case "SUCCESS":
      expectTypeOf(vaulting.paymentMethodDetail.card?.cardToken).toEqualTypeOf<string | undefined>();
      // @ts-expect-error there is no URL any more
      vaulting.normalUrl;
      break;
    case "PROCESSING":
      expectTypeOf(vaulting.normalUrl).toEqualTypeOf<string | undefined>();
      break;
    case "FAIL":
      // Known values are completed, any other string is accepted.
      expectTypeOf<"DO_NOT_HONOR">().toExtend<NonNullable<typeof vaulting.vaultingResultCode>>();
      expectTypeOf<string>().toExtend<NonNullable<typeof vaulting.vaultingResultCode>>();
      break;
    default:
      expectTypeOf(vaulting).toEqualTypeOf<never>();
  }

  // Failures throw, so they are not among the responses; the pair SUCCESS and S is exact.
  expectTypeOf(vaulting.result.resultStatus).toEqualTypeOf<"S">();
  expectTypeOf(vaulting.result.resultCode).toEqualTypeOf<"SUCCESS">();

  const { data } = await client.raw.POST("/v1/vaults/inquireVaulting", { body: { vaultingRequestId: "1" } });
  expectTypeOf(data).toEqualTypeOf<Operations["inquireVaulting"]["response"] | undefined>();
  if (data && data.vaultingStatus === undefined)
    expectTypeOf(data.result.resultStatus).toEqualTypeOf<"F" | "U">();

  // The types of `raw` are this package's own; openapi-fetch's say the same.
  const fetched = client.raw.request("post", "/v1/vaults/inquireVaulting", {
    body: { vaultingRequestId: "1" },
  });
  expectTypeOf<NonNullable<Awaited<typeof fetched>["data"]>>().toEqualTypeOf<
    MethodResponse<Client<paths, "application/json">, "post", keyof paths>
  >();
  const text = client.raw.POST("/v1/vaults/inquireVaulting", {
    body: { vaultingRequestId: "1" },
    parseAs: "text",
  });
  expectTypeOf<Awaited<typeof text>["data"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Middleware>().toExtend<RawMiddleware>();
  expectTypeOf<Required<RawMiddleware>>().toExtend<Middleware>();
  expectTypeOf<RawMiddleware[]>().toEqualTypeOf<Parameters<VaultingClient["raw"]["use"]>>();
  expectTypeOf<RawMiddleware[]>().toEqualTypeOf<Parameters<VaultingClient["raw"]["eject"]>>();
  // What other generated clients take.
  expectTypeOf(client.fetch).toExtend<typeof globalThis.fetch>();
  expectTypeOf<ReturnType<typeof client.fetch>>().toEqualTypeOf<Promise<Response>>();
  expectTypeOf(client.baseUrl).toEqualTypeOf<string>();
  const body = { vaultingRequestId: "1" };
  // @ts-expect-error it would be neither signed nor verified
  client.raw.POST("/v1/vaults/inquireVaulting", { body, fetch: globalThis.fetch });
  // @ts-expect-error it would be sent elsewhere
  client.raw.POST("/v1/vaults/inquireVaulting", { body, baseUrl: "https://x.test" });
  // @ts-expect-error the trusted fetch reads the platform's
  client.raw.POST("/v1/vaults/inquireVaulting", { body, Request: globalThis.Request });
  // @ts-expect-error a body is required
  client.raw.POST("/v1/vaults/inquireVaulting", {});
  // @ts-expect-error the contract has no GET
  client.raw.request("get", "/v1/vaults/inquireVaulting", {});

  // @ts-expect-error the id is required
  client.inquireVaulting({});
  // @ts-expect-error every field is a string
  client.inquireVaulting({ vaultingRequestId: 1 });
  // @ts-expect-error no such member
  client.inquireVaulting({ vaultingRequestId: "1", vaultingRequestID: "1" });
  // @ts-expect-error no such path
  client.raw.POST("/v1/vaults/other", { body: { vaultingRequestId: "1" } });

  expectTypeOf<ResultError["resultStatus"]>().toEqualTypeOf<"F" | "U">();
  expectTypeOf<"U">().toExtend<ResultError<"X">["resultStatus"]>();
  // Environment variables may be missing: that is an error at run time, with a name.
  expectTypeOf<string | undefined>().toExtend<Parameters<typeof createVaultingClient>[0]["privateKey"]>();
}
