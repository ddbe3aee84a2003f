import { createRequire } from "node:module";
import { createVaultingMock, type VaultingMock } from "@ams-vaulting/msw";
import { getResponse, type HttpHandler, http } from "msw";
import { createBaselineGateway } from "../baseline/gateway.ts";
import type { Setup } from "../setup.ts";
import { importMockKeys } from "./mock-keys.ts";

/** Whose handlers respond. */
export type Responder = "by hand" | "@ams-vaulting/msw" | "@msw/source";

/** The handlers of each, for the same URL. */
export async function createHandlers(
  setup: Setup,
  url: string,
): Promise<{ mock: VaultingMock; handlers: Record<Responder, HttpHandler[]> }> {
  const mock = createVaultingMock({ clientId: setup.clientId, keys: await importMockKeys(setup) });
  const handlers = {
    "by hand": await byHand(setup, url),
    "@ams-vaulting/msw": mock.handlers,
    "@msw/source": await fromSource(),
  };
  return { mock, handlers };
}

async function byHand(setup: Setup, url: string): Promise<HttpHandler[]> {
  const respond = await createBaselineGateway(setup);
  return [
    http.post(url, async ({ request }) => {
      const { status, headers, body } = await respond(
        (name) => request.headers.get(name),
        await request.text(),
      );
      return new Response(body, { status, headers });
    }),
  ];
}

/** It signs nothing, verifies nothing and echoes nothing: what it leaves out is most of the work. */
async function fromSource(): Promise<HttpHandler[]> {
  const { fromOpenApi } = await import("@msw/source/open-api");
  // It changes the document that it is given.
  const contract = structuredClone(createRequire(import.meta.url)("@ams-vaulting/spec/openapi.json"));
  return (await fromOpenApi(contract)) as HttpHandler[];
}

/** One request, one response, no server and nothing patched. */
export async function respondWith(handlers: HttpHandler[], request: Request): Promise<Response> {
  const response = await getResponse(handlers, request);
  if (!response) throw new Error("No handler of the bench matches.");
  return response;
}
