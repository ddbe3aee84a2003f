import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { startSandbox } from "@ams-vaulting/sandbox";
import { createBaselineGateway } from "../baseline/gateway.ts";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import type { Setup } from "../setup.ts";

export interface ServerJob {
  setup: Setup;
  side: keyof BothSides<unknown>;
}

// A server in a process of its own, so that its CPU is counted apart from that of the caller.
const START: { [Side in keyof BothSides<unknown>]: (setup: Setup) => Promise<string> } = {
  baseline: startBare,
  subject: async ({ merchant, gateway }) => {
    const keys = { merchantPublicKey: merchant.publicKey, gatewayPrivateKey: gateway.privateKey };
    return (await startSandbox({ port: 0, keys })).url;
  },
};

let before = process.cpuUsage();
doJob(
  async ({ setup, side }: ServerJob): Promise<string> => {
    const url = await START[side](setup);
    before = process.cpuUsage();
    return url;
  },
  () => {
    const { user, system } = process.cpuUsage(before);
    return user + system;
  },
);

/** The least that a server can do that verifies and signs. */
async function startBare(setup: Setup): Promise<string> {
  const respond = await createBaselineGateway(setup);
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await respond(
      (name) => String(request.headers[name]),
      await text(request),
    );
    response.writeHead(status, headers).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
