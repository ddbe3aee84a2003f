import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseOutcome, Setup } from "../conformance/world.ts";
import { readReport } from "../programs/report.ts";
import { npmInstall } from "../work/folder.ts";
import { lastLines, run } from "../work/run.ts";
import { launch } from "./launch.ts";

/** A fresh project with the packed client and the suite: what every runtime runs. */
export async function makeProject(folder: string, tarball: string, setup: Setup): Promise<string> {
  const project = join(folder, "project");
  await mkdir(project);
  await npmInstall(project, [tarball]);
  for (const part of ["conformance", "programs"]) {
    await cp(fileURLToPath(new URL(`../${part}`, import.meta.url)), join(project, part), { recursive: true });
  }
  await writeFile(join(project, "setup.js"), `export default ${JSON.stringify(setup)};\n`);
  return project;
}

export interface Proof {
  version: string;
  outcomes: CaseOutcome[];
}

/** Installs a runtime and runs the suite on it. @throws when there is no outcome, with what the runtime said */
export async function proveRuntime(
  runtime: string,
  install: readonly string[],
  { folder, project }: { folder: string; project: string },
): Promise<Proof> {
  const installed = join(folder, runtime);
  await mkdir(installed);
  await npmInstall(installed, install);
  const { version, command, args, env } = await launch(runtime, { installed, project });
  const finished = await run(command, args, { cwd: project, ...(env && { env }) });
  const { outcomes, printed } = readReport(finished.stdout);
  if (!outcomes || finished.code !== 0) {
    const said = lastLines(`${printed}\n${finished.stderr}`);
    throw new Error(`${runtime} ${version} ended with ${finished.code} and without outcomes:\n${said}`);
  }
  return { version, outcomes: [...outcomes, judgeOutput(printed + finished.stderr)] };
}

/** The suite printed an answer and an error; their secrets must not stand in what came out. */
function judgeOutput(printed: string): CaseOutcome {
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
