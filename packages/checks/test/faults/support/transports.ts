import type { VaultingClientOptions } from "@ams-vaulting/client";
import { operationTable } from "@ams-vaulting/client/protocol";
import { createVaultingMock, type ExampleName, type FaultName } from "@ams-vaulting/msw";
import { startSandbox } from "@ams-vaulting/sandbox";
import { setupServer } from "msw/node";

/** A way for the mock's responses to reach a client. */
export interface Transport extends AsyncDisposable {
  /** What a client needs to use it. */
  options: VaultingClientOptions & { fetch: NonNullable<VaultingClientOptions["fetch"]> };
  /** The merchant's private key, to look for where it must not be. */
  privateKey: string;
  /**
   * Plays a fault for an id.
   *
   * @returns what changes in the options of a client; `undefined` when it cannot be played
   */
  play(id: string, fault: FaultName, example: ExampleName | undefined): Promise<Changes | undefined>;
}

type Changes = Pick<VaultingClientOptions, "baseUrl">;

export async function throughMockFetch(): Promise<Transport> {
  const mock = createVaultingMock();
  return {
    options: { ...mock.clientOptions, fetch: mock.fetch },
    privateKey: (await mock.exportKeys()).privateKey,
    async play(id, fault, example) {
      mock.inquireVaulting.for(id).fault(fault, { ...(example && { example }) });
      return {};
    },
    async [Symbol.asyncDispose]() {
      mock.assertContract();
      mock.assertAllUsed();
    },
  };
}

export async function throughSetupServer(playable: (fault: FaultName) => boolean): Promise<Transport> {
  const mock = createVaultingMock();
  const server = setupServer(...mock.handlers);
  server.listen({ onUnhandledFrame: "error" });
  return {
    options: { ...mock.clientOptions, fetch: (url, init) => fetch(url, init) },
    privateKey: (await mock.exportKeys()).privateKey,
    async play(id, fault, example) {
      if (!playable(fault)) return undefined;
      mock.inquireVaulting.for(id).fault(fault, { ...(example && { example }) });
      return {};
    },
    async [Symbol.asyncDispose]() {
      server.close();
      mock.assertContract();
      mock.assertAllUsed();
    },
  };
}

/** Over HTTP, scripted by its control API, as a program in another language would. */
export async function throughSandbox(): Promise<Transport> {
  const sandbox = await startSandbox({ port: 0 });
  const [operation] = Object.keys(operationTable);
  // What listens cannot refuse a connection; a sandbox that is gone can.
  const gone = await startSandbox({ port: 0 });
  await gone.close();
  return {
    options: {
      ...sandbox.credentials,
      // By version, so that another version differs from another key.
      alipayPublicKey: { "1": sandbox.credentials.alipayPublicKey },
      fetch: (url, init) => fetch(url, init),
    },
    privateKey: sandbox.credentials.privateKey ?? "",
    async play(id, fault, example) {
      if (fault === "connection_refused") return { baseUrl: gone.credentials.baseUrl };
      const response = await fetch(new URL("/_sandbox/scripts", sandbox.url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ operation, id, steps: [{ fault, example }] }),
      });
      if (!response.ok) throw new Error(await response.text());
      return {};
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}
