import { createVaultingClient, isVaultingError, type VaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";

/** A vaulting of the mock gateway, and one that it does not know. */
const KNOWN = "123456789206";
const UNKNOWN = "nobody-knows-it";

/** Sends one request with the output of a generator. @returns the body of the response */
export type Call = (
  output: Record<string, unknown>,
  gateway: Pick<VaultingClient, "baseUrl" | "fetch">,
  vaultingRequestId: string,
) => Promise<unknown>;

/** hey-api calls `fetch(request)`. */
export const callHeyApi: Call = async (output, gateway, vaultingRequestId) => {
  const inquireVaulting = output.inquireVaulting as Method;
  const { data } = await inquireVaulting({ ...gateway, body: { vaultingRequestId }, throwOnError: true });
  return data;
};

/** oazapfts calls `fetch(url, init)`, and requires the headers that the client makes. */
export const callOazapfts: Call = async (output, gateway, vaultingRequestId) => {
  const inquireVaulting = output.inquireVaulting as Method;
  const { data } = await inquireVaulting("", "", "", { vaultingRequestId }, {}, gateway);
  return data;
};

type Method = (...args: unknown[]) => Promise<{ data: unknown }>;

/**
 * Sends requests to a mock gateway, which refuses what is not signed: a vaulting, an unknown one, and one whose response is
 * changed on its way.
 *
 * @returns what was wrong; `undefined` when nothing was
 */
export async function findMistake(call: Call, output: Record<string, unknown>): Promise<string | undefined> {
  const mock = createVaultingMock();
  const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
  const codes = [KNOWN, UNKNOWN].map(async (id) => codeOf(await call(output, client, id)));
  const forge = async (url: string, init: RequestInit) => {
    const response = await mock.fetch(url, init);
    return new Response(`${await response.text()} `, { headers: response.headers });
  };
  const forged = createVaultingClient({ ...mock.clientOptions, fetch: forge });
  try {
    const [known, unknown] = await Promise.all(codes);
    if (known !== "SUCCESS") return `A vaulting was not found: ${known}.`;
    if (unknown !== "VAULTING_NOT_EXIST") return `An unknown vaulting was ${unknown}.`;
    mock.assertContract();
  } catch (error) {
    return `It failed: ${error}`;
  }
  return call(output, forged, KNOWN).then(
    () => "A response was used although its signature does not fit.",
    (error: unknown) =>
      isVaultingError(error) && error.code === "signature_mismatch" ? undefined : `It failed: ${error}`,
  );
}

function codeOf(body: unknown): string | undefined {
  return (body as { result?: { resultCode?: string } } | undefined)?.result?.resultCode;
}
