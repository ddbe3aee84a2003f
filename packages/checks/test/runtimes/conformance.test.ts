import { inspect } from "node:util";
import type { ClientSettings } from "@ams-vaulting/client";
import * as client from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mockCases } from "../../src/runtimes/conformance/cases/mocks.ts";
import { clientCases, runCases } from "../../src/runtimes/conformance/suite.ts";
import type { ClientModule, World } from "../../src/runtimes/conformance/world.ts";
import { type RunningGateway, startGateway } from "../../src/runtimes/gateway/server.ts";

const mocks = { createVaultingMock, getResponse, setupServer };
let gateway: RunningGateway;
let world: World;
beforeAll(async () => {
  gateway = await startGateway();
  world = { client, setup: gateway.setup, inspect: (value) => inspect(value, { depth: 10 }) };
});
afterAll(() => gateway.close());

// The packed client on the other runtimes is `pnpm test:runtimes`; this is the same suite, at hand.
describe("on this Node", () => {
  test.each(clientCases)("$name", ({ run }) => run(world));

  test.each(mockCases)("$name", ({ run }) => run({ client, mocks }));

  test("no two cases have the same name", () => {
    const names = [...clientCases, ...mockCases].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("the suite notices", () => {
  const { createVaultingClient } = client;
  type Options = Parameters<typeof createVaultingClient>[0];

  /** The client with something broken in it. */
  const broken = (change: (options: Options) => Partial<ClientSettings>): ClientModule => ({
    ...client,
    createVaultingClient: (options) => createVaultingClient({ ...options, ...change(options) }),
  });
  const failed = async (module: ClientModule, ...names: string[]) => {
    const chosen = clientCases.filter(({ name }) => names.includes(name));
    expect(chosen).toHaveLength(names.length);
    const outcomes = await runCases({ ...world, client: module }, chosen);
    return outcomes.filter(({ failure }) => failure).map(({ name }) => name);
  };
  const always = "a signed request, a verified response";

  test("a client that follows redirects", async () => {
    const redirect = "a redirect is refused and not followed";
    const following = broken(({ fetch = globalThis.fetch }) => ({
      fetch: (url, { redirect: _, ...init }) => fetch(url, init),
    }));
    expect(await failed(following, redirect, always)).toEqual([redirect]);
  });

  test("a client that accepts any response-time", async () => {
    const patient = broken(() => ({ maxClockSkewMs: 2 ** 30 }));
    const replay = "a replayed response is refused";
    expect(await failed(patient, replay, always)).toEqual([replay]);
  });

  test("a client that drops its signal", async () => {
    const deaf: ClientModule = {
      ...client,
      createVaultingClient: (options) => {
        const real = createVaultingClient(options);
        const { untilFinal } = real.inquireVaulting;
        const call = (request: { vaultingRequestId: string }) => real.inquireVaulting(request);
        return { ...real, inquireVaulting: Object.assign(call, { untilFinal }) };
      },
    };
    const abort = "a signal that is aborted already sends nothing";
    expect(await failed(deaf, abort, always)).toEqual([abort]);
  });
});
