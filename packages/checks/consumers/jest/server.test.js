import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { setupServer } from "msw/node";

const mock = createVaultingMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterAll(() => server.close());

test("through msw", async () => {
  const client = createVaultingClient(mock.clientOptions);
  const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
  expect(vaulting.vaultingStatus).toBe("SUCCESS");
  mock.assertContract();
});
