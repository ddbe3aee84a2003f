import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";

test("through mock.fetch", async () => {
  const mock = createVaultingMock();
  const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
  mock.inquireVaulting.respond("processing", "success");
  const vaulting = await client.inquireVaulting({ vaultingRequestId: "order-1" });
  expect(vaulting.vaultingStatus).toBe("PROCESSING");
  mock.assertContract();
});
