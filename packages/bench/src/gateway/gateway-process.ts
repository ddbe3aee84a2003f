import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import { createRequestVerifier } from "./is-signed.ts";
import { signResponse } from "./signed-response.ts";
import type { GatewayJob } from "./start.ts";

// A gateway in a process of its own. Each side has a port of its own, so that its connections can be counted.

const connections: BothSides<number> = { baseline: 0, subject: 0 };

doJob(
  async (job: GatewayJob): Promise<BothSides<string>> => {
    const listener = createListener(job);
    return { baseline: await listen("baseline"), subject: await listen("subject") };

    async function listen(side: keyof BothSides<unknown>): Promise<string> {
      const { certificate } = job;
      const server: Server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
      // While one side is measured the other is idle; its connections must not be closed for that.
      server.keepAliveTimeout = 60_000;
      server.on(certificate ? "secureConnection" : "connection", () => {
        connections[side]++;
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      return `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }
  },
  () => connections,
);

function createListener({ setup, latencyMs }: GatewayJob): RequestListener {
  const { headers, body } = signResponse(setup, setup.final.response);
  const isSigned = createRequestVerifier(setup);
  return async (request, response) => {
    const received = await text(request);
    if (latencyMs > 0) await delay(latencyMs);
    if (request.url !== setup.path || !isSigned(request.headers, received)) response.writeHead(401).end();
    else response.writeHead(200, headers).end(body);
  };
}
