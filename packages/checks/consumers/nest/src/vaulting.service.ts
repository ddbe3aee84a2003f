import { createVaultingClient, type VaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { Injectable } from "@nestjs/common";

export const mock = createVaultingMock();

@Injectable()
export class VaultingService {
  readonly client: VaultingClient = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
  readonly query = this.client.inquireVaulting;

  inquire(vaultingRequestId: string) {
    return this.client.inquireVaulting({ vaultingRequestId });
  }

  async raw(vaultingRequestId: string) {
    const { data } = await this.client.raw.POST("/v1/vaults/inquireVaulting", {
      body: { vaultingRequestId },
    });
    return data;
  }
}

@Injectable()
export class OrderService {
  constructor(private readonly vaultings: VaultingService) {}

  async state(vaultingRequestId: string) {
    const { vaultingStatus, result } = await this.vaultings.inquire(vaultingRequestId);
    return { vaultingStatus, result };
  }
}
