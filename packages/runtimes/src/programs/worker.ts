// Runs the suite inside workerd, on a request that carries the setup. Cloudflare's own console prints, nothing of Node.
import * as client from "@ams-vaulting/client";
import { runSuite } from "../conformance/suite.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await runSuite({ client, setup: await request.json() }));
  },
};
