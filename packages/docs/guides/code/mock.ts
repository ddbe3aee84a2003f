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
  const ask = () => client.inquireVaulting({ vaultingRequestId: "order-1" });
  expect((await ask()).vaultingStatus).toBe("PROCESSING");
  expect((await ask()).vaultingStatus).toBe("SUCCESS");
});

test("a forged answer is refused", async () => {
  mock.inquireVaulting.fault("body_changed_after_signing");
  const asked = client.inquireVaulting({ vaultingRequestId: "order-2" });
  await expect(asked).rejects.toMatchObject({ family: "trust", code: "signature_mismatch" });
});
