// Another project, which has only the declarations of the first. What is any there accepts everything.
import { card, data, describe, inquire, inquireVaulting, post } from "./out/exports.js";
import { gatewayKey, handlers, mock } from "./out/mock.js";

export async function use(): Promise<void> {
  const vaulting = await inquire();
  const status: "S" = vaulting.result.resultStatus;
  // @ts-expect-error a known type has no such member
  vaulting.result.nothing;
  // @ts-expect-error
  (await card())?.nothing;
  // @ts-expect-error
  (await data())?.result.nothing;
  // @ts-expect-error
  (await post()).response.nothing;
  // @ts-expect-error
  describe(undefined)?.nothing;
  // @ts-expect-error
  inquireVaulting.nothing;
  // @ts-expect-error
  inquireVaulting({ vaultingRequestId: 1 });
  // @ts-expect-error
  handlers[0]?.nothing;
  // @ts-expect-error
  (await gatewayKey()).nothing;
  // @ts-expect-error
  mock.inquireVaulting.respond("no-such-example");
  mock.inquireVaulting.respond("success", status === "S" ? "success" : "fail");
}
