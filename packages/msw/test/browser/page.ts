// What runs inside the browser: a page with msw's worker, a mock and a client, as a front end's tests have them.
import {
  type ClientSettings,
  createVaultingClient,
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
} from "@ams-vaulting/client";
import { http } from "msw";
import { setupWorker } from "msw/browser";
import { createVaultingMock, type FaultName, faultNames, type VaultingMock } from "../../src/index.ts";

const ID = "123456789206";

/** With the global fetch, so through the worker, unless `fetch` is set. One attempt, so that there is no waiting. */
function clientOf(mock: VaultingMock, options: Partial<ClientSettings> = {}) {
  return createVaultingClient({ ...mock.clientOptions, retry: { attempts: 1 }, ...options });
}

/** How a call ends, in a form that can leave the page. */
async function outcome(call: Promise<{ vaultingStatus: string }>): Promise<string> {
  try {
    return (await call).vaultingStatus;
  } catch (error) {
    if (isTrustError(error)) return `trust: ${error.claimed?.resultCode ?? error.code}`;
    if (isResultError(error)) return `result: ${error.resultCode}`;
    if (isTransportError(error)) return `transport: ${error.code}`;
    if (isContractError(error)) return `contract: ${error.code}`;
    throw error;
  }
}

function report(assert: () => void): string {
  try {
    assert();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

const mock = createVaultingMock({ sleep: async () => {} });
const client = clientOf(mock);
const worker = setupWorker(...mock.handlers);

/** What a test may run, by name. */
const scenarios = {
  async start() {
    await worker.start({ quiet: true });
    return isSecureContext;
  },

  success: () => client.inquireVaulting({ vaultingRequestId: ID }),

  async sequence() {
    mock.inquireVaulting.respond("processing", "processing", async () => "success");
    const states: string[] = [];
    for (let poll = 0; poll < 4; poll++)
      states.push(await outcome(client.inquireVaulting({ vaultingRequestId: "order-1" })));
    const unused = report(mock.assertAllUsed);
    mock.inquireVaulting.for("order-2").respond("processing", "fail");
    const other = await outcome(client.inquireVaulting({ vaultingRequestId: "order-2" }));
    const left = report(mock.assertAllUsed);
    return { states, other, unused, left, contract: report(mock.assertContract) };
  },

  /** The outcome of each fault: through the worker, or through mock.fetch. */
  async faults(through: "worker" | "mock.fetch") {
    const caller = through === "worker" ? client : clientOf(mock, { fetch: mock.fetch });
    const found: Partial<Record<FaultName, string>> = {};
    for (const name of faultNames) {
      mock.reset();
      mock.inquireVaulting.fault(name);
      const hanging = new AbortController();
      const ending = outcome(caller.inquireVaulting({ vaultingRequestId: ID }, { signal: hanging.signal }));
      if (name === "hang") {
        while (mock.requests[0]?.fault !== name) await new Promise((later) => setTimeout(later));
        hanging.abort();
      }
      const ended = await ending;
      const refused = /An msw handler cannot play .*/.exec(report(mock.assertContract));
      found[name] = refused ? `${ended}: ${refused[0]}` : ended;
    }
    return found;
  },

  async wrongKey() {
    const { privateKey } = createVaultingMock().clientOptions;
    const ended = await outcome(clientOf(mock, { privateKey }).inquireVaulting({ vaultingRequestId: ID }));
    return { ended, requests: [...mock.requests], report: report(mock.assertContract) };
  },

  /** `mock.fetch` beside another mock, with no worker in between. */
  async fetch() {
    const other = createVaultingMock();
    other.inquireVaulting.respond({
      example: "success",
      override: { paymentMethodDetail: { card: { brand: "JCB" } } },
    });
    const vaulting = await clientOf(other, { fetch: other.fetch }).inquireVaulting({ vaultingRequestId: ID });
    return { vaulting, counts: [mock.requests.length, other.requests.length] };
  },

  /** What the contract does not have goes on as if there were no mock; other handlers live beside it. */
  async elsewhere() {
    const passed = await fetch("/elsewhere");
    worker.use(http.get("/elsewhere", () => new Response("mocked")));
    const mocked = await fetch("/elsewhere");
    worker.resetHandlers();
    return [passed.status, await mocked.text()];
  },
};

export type Scenarios = typeof scenarios;

/** Runs a scenario on a mock that has forgotten everything. */
export type Run = <Name extends keyof Scenarios>(
  name: Name,
  ...given: Parameters<Scenarios[Name]>
) => Promise<Awaited<ReturnType<Scenarios[Name]>>>;

Object.assign(globalThis, {
  run: async (name: keyof Scenarios, ...given: unknown[]) => {
    mock.reset();
    return (scenarios[name] as (...given: unknown[]) => unknown)(...given);
  },
});
