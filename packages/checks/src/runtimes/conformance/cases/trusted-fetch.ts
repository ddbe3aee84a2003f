import { equal, isTrue, rejects } from "../expect.ts";
import { createClient, idFor, requestCount } from "../merchant.ts";
import type { Case, World } from "../world.ts";

const PATH = "/v1/vaults/inquireVaulting";
const bodyOf = (vaultingRequestId: string) => JSON.stringify({ vaultingRequestId });

/** The forms in which generated clients call `fetch`. */
const forms: { name: string; call(world: World, id: string): Promise<Response> }[] = [
  {
    name: "a URL",
    call(world, id) {
      const { fetch, baseUrl } = createClient(world);
      return fetch(baseUrl + PATH, { method: "POST", body: bodyOf(id) });
    },
  },
  {
    name: "a Request",
    call(world, id) {
      const { fetch, baseUrl } = createClient(world);
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", body: bodyOf(id), headers, redirect: "follow" } as const;
      return fetch(new Request(baseUrl + PATH, init));
    },
  },
];

export const trustedFetchCases: readonly Case[] = [
  ...forms.flatMap(({ name, call }): Case[] => [
    {
      name: `client.fetch of ${name} is signed and verified`,
      async run(world) {
        const id = idFor("success");
        const response = await call(world, id);
        const { vaultingStatus, vaultingRequestId } = (await response.json()) as Record<string, unknown>;
        equal([response.status, vaultingStatus, vaultingRequestId], [200, "SUCCESS", id]);
        isTrue(response instanceof Response, "It is a web Response.");
      },
    },
    {
      name: `client.fetch of ${name} throws on what is not proven`,
      run: async (world) =>
        void (await rejects(call(world, idFor("flipped-byte")), {
          family: "trust",
          code: "signature_mismatch",
        })),
    },
  ]),
  {
    name: "client.fetch sends nothing but requests of the contract",
    async run(world) {
      const { fetch, baseUrl } = createClient(world);
      const id = idFor("success");
      const init = { method: "POST", body: bodyOf(id) };
      const calls = [
        fetch(`${baseUrl}${PATH}?a=1`, init),
        fetch(`${baseUrl}${PATH}/x`, init),
        fetch(baseUrl + PATH, { ...init, method: "PUT" }),
        fetch(baseUrl + PATH, { ...init, headers: { signature: "x" } }),
      ];
      for (const call of calls) await rejects(call, { family: "contract", code: "request_invalid" });
      equal(await requestCount(world, id), 0);
    },
  },
  {
    name: "a response of another transport is verified alone",
    async run(world) {
      const { setup, client } = world;
      const alipayPublicKey = setup.keys.gatewaySpki;
      let received: { headers: Headers; body: ArrayBuffer } | undefined;
      const keep = async (url: string, init: RequestInit) => {
        const response = await fetch(url, init);
        const body = await response.clone().arrayBuffer();
        received = { headers: response.headers, body };
        return response;
      };
      const id = idFor("success");
      await createClient(world, { fetch: keep }).inquireVaulting({ vaultingRequestId: id });
      if (!received) throw new Error("Nothing was received.");
      const verify = client.createVerifier({ clientId: setup.clientId, alipayPublicKey });
      const path = new URL(setup.baseUrl).pathname + PATH;
      equal(await verify({ path, ...received }), "verified");
      const body = new Uint8Array(received.body).fill(0x20, 0, 1);
      await rejects(verify({ path, ...received, body }), { family: "trust", code: "signature_mismatch" });
    },
  },
  {
    name: "the options can be read from an environment",
    async run({ client, setup }) {
      const env = {
        AMS_CLIENT_ID: setup.clientId,
        AMS_PRIVATE_KEY: setup.keys.privatePkcs8,
        AMS_ALIPAY_PUBLIC_KEY: setup.keys.gatewaySpki,
        AMS_BASE_URL: setup.baseUrl,
      };
      const { inquireVaulting } = client.createVaultingClient(client.optionsFromEnv(env));
      const { vaultingStatus } = await inquireVaulting({ vaultingRequestId: idFor("success") });
      equal(vaultingStatus, "SUCCESS");
    },
  },
];
