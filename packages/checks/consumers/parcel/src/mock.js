import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";

const mock = createVaultingMock();
const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
const { vaultingStatus } = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
console.log(vaultingStatus);
