// Runs the client's cases inside workerd, on a request that carries the setup. Cloudflare's own console prints.
import * as client from "@ams-vaulting/client";
import { clientCases, runCases } from "../conformance/suite.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await runCases({ client, setup: await request.json() }, clientCases));
  },
};
