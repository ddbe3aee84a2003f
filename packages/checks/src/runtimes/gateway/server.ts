import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Setup } from "../conformance/world.ts";
import { type GatewayKeys, makeKeys } from "./keys.ts";
import { failure } from "./messages.ts";
import { BASE_PATH, CLIENT_ID, isSigned } from "./protocol.ts";
import { respond, steps } from "./steps.ts";

/**
 * Follows the steps in a request id: `unavailable,success.7` refuses once, then succeeds.
 * `GET /_requests/<id>` returns the number of requests for an id.
 */
export function createGateway(keys: GatewayKeys): RequestListener {
  const requests = new Map<string, number>();
  const count = (id: string) => requests.set(id, (requests.get(id) ?? 0) + 1).get(id) as number;

  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://gateway").pathname;
    const [, about, id = ""] = /^\/_(requests|followed)\/(.+)$/.exec(path) ?? [];
    if (about === "requests") return void response.end(String(requests.get(decodeURIComponent(id)) ?? 0));
    if (about === "followed") return void response.end(String(count(`followed.${decodeURIComponent(id)}`)));
    inquire(request, response, path).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  };

  async function inquire(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = await read(request);
    const { vaultingRequestId: id } = JSON.parse(body.toString()) as { vaultingRequestId: string };
    const call = { id, response, keys, path };
    if (!isSigned(keys, path, request.headers, body)) return respond(call, failure("INVALID_SIGNATURE", "F"));
    const names = id.split(".")[0]?.split(",") ?? [];
    const name = names[Math.min(count(id), names.length) - 1] ?? "";
    const step = steps[name];
    if (!step) throw new Error(`The request id ${id} names an unknown step, ${name}.`);
    step(call);
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export interface RunningGateway {
  setup: Setup;
  close(): Promise<void>;
}

/** A mock gateway on a free port of this machine, with keys of its own. */
export async function startGateway(): Promise<RunningGateway> {
  const keys = makeKeys();
  const server = createServer(createGateway(keys)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    setup: setupOf(keys, origin),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a client needs to use a gateway. */
export function setupOf(keys: GatewayKeys, origin: string): Setup {
  return { origin, baseUrl: origin + BASE_PATH, clientId: CLIENT_ID, keys: keys.texts };
}
