// Runs the client's cases inside workerd, on a request that carries the setup. Cloudflare's own console prints.
import * as client from "@ams-vaulting/client";
import { equal } from "../conformance/expect.ts";
import { createClient, idFor } from "../conformance/merchant.ts";
import { clientCases, runCases } from "../conformance/suite.ts";
import type { Case, Setup } from "../conformance/world.ts";

/** One client for all requests, as merchants have it at module level. */
let shared: client.VaultingClient | undefined;

/** Begins a call whose key takes long to load, and lets the request end meanwhile. */
function beginLoading(setup: Setup): Promise<void> {
  return new Promise((resolve) => {
    let isFirst = true;
    shared = createClient(
      { client, setup },
      {
        attemptTimeoutMs: 3_000,
        privateKey: async () => {
          if (isFirst) {
            isFirst = false;
            resolve();
            await new Promise((later) => setTimeout(later, 60_000));
          }
          return setup.keys.privatePkcs8;
        },
      },
    );
    shared.inquireVaulting({ vaultingRequestId: idFor("success") }).catch(() => {});
  });
}

const afterAnother: Case = {
  name: "a key that a request began to load, which has ended since, comes all the same",
  async run() {
    const vaulting = await shared?.inquireVaulting({ vaultingRequestId: idFor("success") });
    equal(vaulting?.vaultingStatus, "SUCCESS");
  },
};

export default {
  async fetch(request: Request): Promise<Response> {
    const world = { client, setup: (await request.json()) as Setup };
    if (new URL(request.url).pathname === "/begin") {
      await beginLoading(world.setup);
      return new Response("begun");
    }
    return Response.json(await runCases(world, [afterAnother, ...clientCases]));
  },
};
