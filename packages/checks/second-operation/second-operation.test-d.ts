// Compiled against the client and the mock that were generated from the merged contract. It is never run.

import type { DiscardVaultingRequest, Operations, Region, VaultingClient } from "@ams-vaulting/client";
import type { ExampleName, VaultingMock } from "@ams-vaulting/msw";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_ extends true>() => {};

/** The examples of general codes, which every operation has. */
type General = Exclude<
  ExampleName<"inquireVaulting">,
  "success" | "processing" | "fail" | "vaulting_not_exist" | "unknown_exception"
>;

is<Equal<keyof Operations, "inquireVaulting" | "discardVaulting">>();
is<Equal<Region, "fixture-land" | "local">>();
is<
  Equal<
    ExampleName<"discardVaulting">,
    "deleted" | "token_unknown" | "token_in_use" | "forbidden" | "undecided" | General
  >
>();
is<Equal<Operations["discardVaulting"]["request"], DiscardVaultingRequest>>();
is<
  Equal<
    Extract<Operations["discardVaulting"]["resultCode"], `DELETION_${string}`>,
    "DELETION_TOKEN_UNKNOWN" | "DELETION_TOKEN_IN_USE" | "DELETION_FORBIDDEN" | "DELETION_UNDECIDED"
  >
>();
is<Equal<Extract<Operations["inquireVaulting"]["resultCode"], `DELETION_${string}`>, never>>();

export async function call(client: VaultingClient): Promise<string> {
  const request = { deletionRequestId: "1", storedCardToken: "T" };
  const deletion = await client.discardVaulting(request, { timeoutMs: 1 });
  is<Equal<typeof deletion.result.resultStatus, "S">>();
  is<Equal<typeof deletion.result.resultCode, "SUCCESS">>();
  is<Equal<typeof deletion.deletedAt, string | undefined>>();
  // @ts-expect-error the response has no such member
  deletion.vaultingStatus;
  // @ts-expect-error the correlation member of the other operation
  await client.discardVaulting({ ...request, vaultingRequestId: "1" });
  // @ts-expect-error a member of the request is missing
  await client.discardVaulting({ deletionRequestId: "1" });
  // @ts-expect-error every field is a string
  await client.discardVaulting({ ...request, deletionRequestId: 1 });
  // @ts-expect-error there is nothing to poll
  client.discardVaulting.untilFinal;

  const { data } = await client.raw.POST("/v2/vaults/discardVaulting", { body: request });
  if (data?.result.resultStatus === "S") is<Equal<typeof data.result.resultCode, "SUCCESS">>();
  // @ts-expect-error the body belongs to the other operation
  await client.raw.POST("/v1/vaults/inquireVaulting", { body: request });

  const vaulting = await client.inquireVaulting({ vaultingRequestId: "1" });
  switch (vaulting.vaultingStatus) {
    case "SUCCESS":
      return vaulting.paymentMethodDetail.card?.cardToken ?? "";
    case "PROCESSING":
      return vaulting.normalUrl ?? "";
    case "FAIL":
      return vaulting.vaultingResultCode ?? "";
  }
}

export function script(mock: VaultingMock): void {
  mock.discardVaulting.respond("token_in_use", "deleted");
  mock.inquireVaulting.respond("processing", "success");
  // @ts-expect-error an example of the other operation
  mock.discardVaulting.respond("processing");
  // @ts-expect-error an example of the other operation
  mock.inquireVaulting.respond("token_in_use");
}
