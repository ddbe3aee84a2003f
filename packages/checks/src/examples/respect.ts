import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { telemetryOff } from "@ams-vaulting/ci/telemetry";
import type { Example, Json } from "@ams-vaulting/example-merchant/examples";
import { stringify } from "yaml";
import { arazzoOf, type SignedInputs, workflowId } from "./arazzo.ts";

const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");
const FILE = "examples.arazzo.yaml";
const work = fileURLToPath(new URL("../../.work/examples/", import.meta.url));

/** What `respect` reports of one server. */
export interface Verdict {
  /** The checks that were made, for each example. */
  checks: Map<Example, Check[]>;
  /** What went over the wire, in the order of the examples: respect records it as a HAR file. */
  exchanges: Exchange[];
}

export interface Check {
  name: string;
  condition?: string;
  passed: boolean;
  message: string;
}

export interface Exchange {
  url: string;
  body: string;
  response: { headers: Record<string, string>; text: string };
}

/**
 * Runs the workflows of these examples against servers, by name. All in one process: starting takes longer than
 * sending.
 */
export async function respect<Name extends string>(
  contract: Json,
  examples: readonly Example[],
  servers: Record<Name, string>,
  inputs: SignedInputs,
): Promise<{ exitCode: number; output: string; verdicts: Record<Name, Verdict> }> {
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, "run-"));
  const names = Object.keys(servers) as Name[];
  try {
    await writeFile(join(folder, "openapi.json"), JSON.stringify(contract));
    await writeFile(join(folder, FILE), stringify(arazzoOf(contract.info, names, examples, inputs)));
    const { exitCode, output } = await run(folder, servers);
    const report = await readJson(folder, "report.json", output);
    const { log } = await readJson(folder, "traffic.har", output);
    const checks = checksOf(report);
    const verdicts = names.map((name): [Name, Verdict] => [
      name,
      {
        checks: new Map(examples.map((example) => [example, checks.get(workflowId(name, example)) ?? []])),
        exchanges: log.entries.map(exchange).filter(({ url }: Exchange) => url.startsWith(servers[name])),
      },
    ]);
    return { exitCode, output, verdicts: Object.fromEntries(verdicts) as Record<Name, Verdict> };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(folder: string, servers: Record<string, string>) {
  const args = [cli, "respect", FILE, "--json-output", "report.json", "--har-output", "traffic.har"];
  for (const [name, url] of Object.entries(servers)) args.push("--server", `${name}=${url}`);
  const env = { ...process.env, ...telemetryOff };
  return new Promise<{ exitCode: number; output: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === "number" ? error.code : -1) : 0;
      resolve({ exitCode, output: stdout + stderr });
    });
  });
}

/** By workflow. */
function checksOf(report: Json): Map<string, Check[]> {
  const entries = report.files[FILE].executedWorkflows.map(({ workflowId, executedSteps }: Json) => [
    workflowId,
    executedSteps.flatMap(({ checks }: Json) => checks),
  ]);
  return new Map(entries);
}

async function readJson(folder: string, file: string, output: string): Promise<Json> {
  const text = await readFile(join(folder, file), "utf8").catch(() => {
    throw new Error(`respect did not write ${file}. It printed:\n${output}`);
  });
  return JSON.parse(text);
}

function exchange({ request, response }: Json): Exchange {
  return {
    url: request.url,
    body: request.postData.text,
    response: {
      headers: Object.fromEntries(
        response.headers.map(({ name, value }: Json) => [name.toLowerCase(), value]),
      ),
      text: response.content.text,
    },
  };
}
