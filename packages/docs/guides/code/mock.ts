import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { afterEach, expect, test } from "vitest";

const mock = createVaultingMock();
const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
afterEach(() => {
  mock.assertContract(); // every request was what the contract allows
  mock.reset();
});

test("the buyer finishes 3D Secure", async () => {
  mock.inquireVaulting.respond("processing", "success");
  const query = () => client.inquireVaulting({ vaultingRequestId: "order-1" });
  expect((await query()).vaultingStatus).toBe("PROCESSING");
  expect((await query()).vaultingStatus).toBe("SUCCESS");
});

test("a forged response is rejected", async () => {
  mock.inquireVaulting.fault("body_changed_after_signing");
  const result = client.inquireVaulting({ vaultingRequestId: "order-2" });
  await expect(result).rejects.toMatchObject({ family: "trust", code: "signature_mismatch" });
});
