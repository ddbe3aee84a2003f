// What a project exports without writing its types: the compiler has to write each of them into the project's declarations.
import {
  type AttemptEvent,
  createVaultingClient,
  type DriftEvent,
  isContractError,
  isResultError,
  isTrustError,
  isWaitError,
  type KeyMaterial,
  type paths,
  type ResponseEvent,
  type VaultingClientOptions,
} from "@ams-vaulting/client";

const options = { clientId: "", privateKey: "", alipayPublicKey: "", region: "asia" } as const;

export const client = createVaultingClient(options);
export const { inquireVaulting, raw, fetch, baseUrl } = client;
export const { untilFinal } = client.inquireVaulting;
export const { POST, request, use, eject } = client.raw;

const body = { vaultingRequestId: "" };
export const inquire = () => client.inquireVaulting(body);
export const wait = () => client.inquireVaulting.untilFinal(body, { onUpdate: () => {} });
export const post = () => client.raw.POST("/v1/vaults/inquireVaulting", { body });
export const data = async () => (await post()).data;
export const text = () => client.raw.POST("/v1/vaults/inquireVaulting", { body, parseAs: "text" });

export const result = async () => (await inquire()).result;
export const card = async () => {
  const vaulting = await inquire();
  return vaulting.vaultingStatus === "SUCCESS" ? vaulting.paymentMethodDetail.card : undefined;
};
export const reason = async () => {
  const vaulting = await wait();
  return vaulting.vaultingStatus === "FAIL" ? vaulting.vaultingResultCode : undefined;
};

export class VaultingService {
  readonly client = createVaultingClient(options);
  readonly method = this.client.inquireVaulting;
  inquire(vaultingRequestId: string) {
    return this.client.inquireVaulting({ vaultingRequestId });
  }
  wait(vaultingRequestId: string) {
    return this.client.inquireVaulting.untilFinal({ vaultingRequestId });
  }
}

export function describe(error: unknown) {
  if (isResultError(error)) return { error, code: error.code, status: error.resultStatus };
  if (isTrustError(error)) return { error, code: error.code, claimed: error.claimed };
  if (isContractError(error)) return { error, code: error.code, violations: error.violations };
  if (isWaitError(error)) return { error, lastResponse: error.lastResponse };
  return undefined;
}

// Members, one level further down.
export const rules = ({ violations }: DriftEvent) => violations.map(({ rule }) => rule);
export const status = ({ resultStatus }: ResponseEvent) => resultStatus;
export const attempt = ({ type: _, ...event }: AttemptEvent) => event;
export const parts = ({ wait, retry, fetch, ...keys }: VaultingClientOptions) => ({
  wait,
  retry,
  fetch,
  keys,
});
export const imported = (key: KeyMaterial) =>
  typeof key === "object" && "extractable" in key ? key : undefined;
export const operation = (all: paths) => all["/v1/vaults/inquireVaulting"].post;
