import { equal, isTrue, rejects } from "../expect.ts";
import type { Case, MocksWorld } from "../world.ts";

/** A client of a mock, through its `fetch` unless another one is given. */
function connect({ client, mocks }: MocksWorld, fetch?: typeof globalThis.fetch) {
  const mock = mocks.createVaultingMock();
  const options = { ...mock.clientOptions, fetch: fetch ?? mock.fetch, retry: { attempts: 1 } };
  return { mock, vaulting: client.createVaultingClient(options) };
}

const request = { vaultingRequestId: "mocked" };

export const mockCases: readonly Case<MocksWorld>[] = [
  {
    name: "a mock signs the responses of its steps",
    async run(world) {
      const { mock, vaulting } = connect(world);
      mock.inquireVaulting.respond("processing", "success");
      equal((await vaulting.inquireVaulting(request)).vaultingStatus, "PROCESSING");
      equal((await vaulting.inquireVaulting(request)).vaultingStatus, "SUCCESS");
      mock.assertContract();
      mock.assertAllUsed();
    },
  },
  {
    name: "a mock's forged response is rejected",
    async run(world) {
      const { mock, vaulting } = connect(world);
      mock.inquireVaulting.fault("wrong_key");
      await rejects(vaulting.inquireVaulting(request), { family: "trust", trust: "rejected" });
    },
  },
  {
    name: "a mock reports a request that is not signed",
    async run(world) {
      const { mock, vaulting } = connect(world);
      mock.inquireVaulting.respond("success");
      await vaulting.inquireVaulting(request);
      const sent = mock.requests[0]?.url ?? "";
      await mock.fetch(sent, { method: "POST", body: JSON.stringify(request) });
      const { refused } = mock.requests[1] ?? {};
      isTrue(refused !== undefined, "the request is recorded as right");
      await rejects((async () => mock.assertContract())(), { name: "Error" });
    },
  },
  {
    name: "msw's getResponse runs the handlers",
    async run(world) {
      const { getResponse } = world.mocks;
      const { mock, vaulting } = connect(world, async (url, init) => {
        const response = await getResponse(mock.handlers, new Request(url, init));
        if (!response) throw new Error(`no handler takes ${url}`);
        return response;
      });
      mock.inquireVaulting.respond("fail");
      equal((await vaulting.inquireVaulting(request)).vaultingStatus, "FAIL");
    },
  },
  {
    name: "msw's setupServer intercepts the client's fetch",
    applies: ({ mocks }) => mocks.setupServer !== undefined,
    async run({ client, mocks }) {
      const mock = mocks.createVaultingMock();
      mock.inquireVaulting.respond("success");
      const server = mocks.setupServer?.(...mock.handlers);
      server?.listen();
      try {
        const vaulting = client.createVaultingClient(mock.clientOptions);
        equal((await vaulting.inquireVaulting(request)).vaultingStatus, "SUCCESS");
      } finally {
        server?.close();
      }
    },
  },
];
