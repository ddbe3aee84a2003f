// Another package, which has the declarations of the service alone. What is any there accepts everything.
import { mock, type OrderService, type VaultingService } from "./dist/vaulting.service.js";

export async function use(service: VaultingService, orders: OrderService): Promise<void> {
  const vaulting = await service.inquire("1");
  const status: "S" = vaulting.result.resultStatus;
  // @ts-expect-error a known type has no such member
  vaulting.result.nothing;
  // @ts-expect-error
  (await service.raw("1"))?.result.nothing;
  // @ts-expect-error
  (await service.query({ vaultingRequestId: "1" })).result.nothing;
  // @ts-expect-error
  (await orders.state("1")).result.nothing;
  // @ts-expect-error
  mock.handlers[0]?.nothing;
  mock.inquireVaulting.respond(status === "S" ? "success" : "fail");
}
