import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { npmInstall } from "../work/install.ts";
import { lastLines, run } from "../work/run.ts";
import type { CaseOutcome } from "./conformance/world.ts";
import { launch, type Places, suites, versionOf } from "./launch.ts";
import { readReport } from "./programs/report.ts";

export interface Proof {
  version: string;
  outcomes: CaseOutcome[];
}

/** Installs a runtime. @returns its folder */
export async function installRuntime(
  folder: string,
  runtime: string,
  install: readonly string[],
): Promise<string> {
  const installed = join(folder, runtime);
  await mkdir(installed);
  await npmInstall(installed, install);
  return installed;
}

/** Runs both suites on a runtime. @throws when there is no outcome, with what the runtime printed */
export async function proveRuntime(runtime: string, places: Places): Promise<Proof> {
  const version = await versionOf(places.installed, runtime);
  const outcomes: CaseOutcome[] = [];
  for (const suite of suites) {
    const { command, args, env } = launch(runtime, places, suite);
    const finished = await run(command, args, { cwd: places.project, ...(env && { env }) });
    const report = readReport(finished.stdout);
    if (!report.outcomes || finished.code !== 0) {
      const printed = lastLines(`${report.printed}\n${finished.stderr}`);
      throw new Error(`${suite} on ${runtime} ${version} ended with ${finished.code}:\n${printed}`);
    }
    outcomes.push(...report.outcomes);
    if (suite === "client") outcomes.push(checkOutput(report.printed + finished.stderr));
  }
  return { version, outcomes };
}

/** The suite of the client printed a response and an error; what came out must not contain their secrets. */
function checkOutput(printed: string): CaseOutcome {
  const name = "what the console shows holds no secret";
  const isThere = ["printed vaulting", "printed error", "signature_mismatch", "[secret]"].every((text) =>
    printed.includes(text),
  );
  const token = printed.split("\n").find((line) => line.includes("CARD-TOKEN"));
  const failure = token
    ? `the output holds the card token: ${token}`
    : "what the suite printed did not arrive";
  return { name, ms: 0, failure: isThere && !token ? undefined : failure };
}
