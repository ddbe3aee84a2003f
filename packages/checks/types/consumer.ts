// A merchant's code, as far as types are concerned. It is compiled against the packed client by every compiler that
// is supported, with and without the DOM library; nothing runs.
import {
  type CallOptions,
  createVaultingClient,
  createVerifier,
  isConfigurationError,
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
  isVaultingError,
  isWaitError,
  type Operations,
  optionsFromEnv,
  type RawClient,
  type Region,
  ResultError,
  type VaultingClient,
  type VaultingClientOptions,
  type VaultingEvent,
  type Verifier,
  type WaitOptions,
} from "@ams-vaulting/client";
import * as protocol from "@ams-vaulting/client/protocol";

declare const env: { readonly [name: string]: string | undefined };
declare const log: (...values: unknown[]) => void;

const region: Region = "north-america";
const options: VaultingClientOptions = {
  clientId: env.AMS_CLIENT_ID,
  privateKey: env.AMS_PRIVATE_KEY,
  alipayPublicKey: { "1": "key", "2": async () => new Uint8Array(1) },
  region,
  retry: { attempts: 2 },
  fetch: (url, init) => fetch(url, { ...init, keepalive: true }),
  onEvent: (event: VaultingEvent) => log(event.type === "attempt" ? event.attempt : event.requestId),
};
export const client: VaultingClient = createVaultingClient(options);

/** The forms of a key. */
export const forms: VaultingClientOptions["privateKey"][] = [
  "text",
  new Uint8Array(1),
  new ArrayBuffer(1),
  () => "text",
  Promise.resolve("text"),
  async (data: Uint8Array) => data,
  crypto.subtle.importKey("pkcs8", new Uint8Array(1), "x", false, ["sign"]),
];

export async function inquire(vaultingRequestId: string): Promise<string | undefined> {
  const call: CallOptions = { signal: AbortSignal.timeout(1_000), timeoutMs: 1_000 };
  const vaulting = await client.inquireVaulting({ vaultingRequestId }, call);
  switch (vaulting.vaultingStatus) {
    case "SUCCESS":
      return vaulting.paymentMethodDetail.card?.cardToken;
    case "PROCESSING":
      return vaulting.normalUrl;
    case "FAIL":
      return vaulting.vaultingResultCode;
    default: {
      const nothing: never = vaulting;
      return nothing;
    }
  }
}

export async function wait(vaultingRequestId: string): Promise<"SUCCESS" | "FAIL"> {
  const patience: WaitOptions<{ vaultingStatus?: string }> = {
    intervalMs: 1,
    onUpdate: ({ vaultingStatus }) => log(vaultingStatus),
  };
  return (await client.inquireVaulting.untilFinal({ vaultingRequestId }, patience)).vaultingStatus;
}

export async function raw(post: RawClient["POST"], vaultingRequestId: string) {
  const { data, response } = await post("/v1/vaults/inquireVaulting", { body: { vaultingRequestId } });
  const body: Operations["inquireVaulting"]["response"] | undefined = data;
  const status: "S" | "F" | "U" | undefined = body?.result.resultStatus;
  return [status, response.headers.get("tracerid")] as const;
}

/** Another generated client, on the trusted fetch. */
export async function other(
  { baseUrl, fetch }: { baseUrl: string; fetch: typeof globalThis.fetch },
  body: string,
): Promise<unknown> {
  return (await fetch(new Request(baseUrl, { method: "POST", body }))).json();
}
export const inquireByOther = (body: string) => other(client, body);

export const fromEnvironment = () => createVaultingClient({ ...optionsFromEnv(env), timeoutMs: 1_000 });

export const verify: Verifier = createVerifier({ clientId: env.AMS_CLIENT_ID, alipayPublicKey: "key" });
export async function verified(response: Response): Promise<"verified"> {
  return verify({ path: "/", headers: response.headers, body: await response.arrayBuffer() });
}

export function explain(error: unknown): string | undefined {
  if (isResultError(error)) return error.resultStatus === "U" ? "later" : error.action;
  if (isTrustError(error)) return error.claimed?.resultCode ?? error.trust;
  if (isTransportError(error)) return `${error.code} ${error.httpStatus}`;
  if (isContractError(error)) return error.violations.map(({ path, rule }) => `${path} ${rule}`).join();
  if (isConfigurationError(error)) return error.option;
  if (isWaitError(error)) return `${error.polls} ${error.lastError}`;
  if (isVaultingError(error)) return error.requestId;
  return error instanceof ResultError ? error.name : undefined;
}

export const protocolIsThere: object = protocol;

/** What must not compile: a compiler that gives up on a type would accept it. */
export function mistakes(): void {
  // @ts-expect-error the id is required
  client.inquireVaulting({});
  // @ts-expect-error every field is a string
  client.inquireVaulting({ vaultingRequestId: 1 });
  // @ts-expect-error no such path
  client.raw.POST("/v1/vaults/other", { body: { vaultingRequestId: "1" } });
  // @ts-expect-error no such region
  createVaultingClient({ ...options, region: "moon" });
  // @ts-expect-error a number is not a key
  createVaultingClient({ ...options, privateKey: 1 });
  client.inquireVaulting({ vaultingRequestId: "1" }).then((vaulting) => {
    // @ts-expect-error only one of the states has it
    vaulting.paymentMethodDetail;
  });
}
