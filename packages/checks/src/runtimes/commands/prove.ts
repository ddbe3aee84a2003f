import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startSandboxProcess } from "@ams-vaulting/ci/sandbox-process";
import { npmInstall } from "../../work/install.ts";
import { runCases } from "../conformance/suite.ts";
import type { CaseOutcome } from "../conformance/world.ts";
import type { Packed } from "../packed.ts";
import { commandCases } from "./cases.ts";

/** A fresh project with all packed packages: the command line and the sandbox as their users install them. */
export async function makeCommandProject(folder: string, packed: Packed): Promise<string> {
  const project = join(folder, "project-commands");
  await mkdir(project);
  await npmInstall(project, Object.values(packed));
  return project;
}

/** Runs the commands on a Node in an empty folder, against a sandbox that runs on it too. */
export async function proveCommands(node: string, project: string, cwd: string): Promise<CaseOutcome[]> {
  await mkdir(cwd);
  const bin = join(project, "node_modules/@ams-vaulting/sandbox/bin/ams-vaulting-sandbox.js");
  const sandbox = await startSandboxProcess(node, [bin, "--port", "0"], cwd);
  try {
    return await runCases({ node, project, cwd, env: sandbox.env }, commandCases);
  } finally {
    await sandbox.stop();
  }
}
