import { Agent, request as httpRequest } from "node:http";
import { signRequest } from "../baseline/signed-request.ts";
import { inParallel } from "../measure/in-parallel.ts";
import type { Load } from "../measure/load.ts";
import { type Call, type Cost, measureInTurn } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import type { Setup } from "../setup.ts";

export interface LoadJob {
  setup: Setup;
  load: Load;
  /** Where each side listens, with a slash at the end. */
  urls: BothSides<string>;
}

// Asks both servers in turn. It signs nothing and verifies nothing, so that the servers have the cores to themselves.
doJob(async ({ setup, load, urls }: LoadJob): Promise<BothSides<Cost[]>> => {
  const sides = {
    baseline: createSender(setup, load, urls.baseline),
    subject: createSender(setup, load, urls.subject),
  };
  for (const side of [sides.baseline, sides.subject]) await inParallel(load.warmUp, load.concurrency, side);
  return measureInTurn(sides, load);
});

/** node:http with connections that are kept: about a tenth of what `fetch` costs. */
function createSender(setup: Setup, { concurrency }: Load, url: string): Call {
  const { headers, body } = signRequest(setup);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const target = url + setup.path.slice(1);
  const options = {
    method: "POST",
    agent,
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
  };
  return () =>
    new Promise<void>((resolve, reject) => {
      const outgoing = httpRequest(target, options, (response) => {
        response.on("end", () => {
          if (response.statusCode === 200 && response.headers.signature) resolve();
          else reject(new Error(`A server of the bench responded with ${response.statusCode}.`));
        });
        response.on("error", reject);
        response.resume();
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
}
