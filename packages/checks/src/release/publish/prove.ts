import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { startSandboxProcess } from "@ams-vaulting/ci/sandbox-process";
import type { Package } from "../../work/packages.ts";
import { mustRun } from "../../work/run.ts";
import type { Project } from "./project.ts";

/** A thing that was seen to work, or why it was not. */
export interface Outcome {
  name: string;
  failure?: string;
}

const INSTALL = {
  npm: ["install", "--no-audit", "--no-fund", "--loglevel=error"],
  // pnpm fails where a package has an install script that is not allowed; msw has one, and needs it in browsers alone.
  pnpm: ["install", "--ignore-scripts", "--reporter=append-only"],
};
export type Tool = keyof typeof INSTALL;
export const tools = Object.keys(INSTALL) as Tool[];

/** Installs the published packages in a project, and runs the code of the README files there. */
export async function proveProject(
  tool: Tool,
  { folder, blocks }: Project,
  packages: readonly Package[],
  env: Record<string, string>,
): Promise<Outcome[]> {
  const inProject = { cwd: folder, env };
  const bin = (name: string) => join(folder, "node_modules/.bin", name);
  const outcomes: Outcome[] = [];
  const see = async (name: string, work: () => Promise<unknown>) => {
    const failure = await work().then(
      () => undefined,
      (error: Error) => error.message,
    );
    outcomes.push({ name: `${tool}: ${name}`, ...(failure !== undefined && { failure }) });
    return failure === undefined;
  };
  const isInstalled = await see("packages install", () => mustRun(tool, INSTALL[tool], inProject));
  // Without them nothing below means anything.
  if (!isInstalled) return outcomes;
  await see("the README files' code compiles", () => mustRun(bin("tsc"), [], inProject));
  const javascript = blocks.filter(({ name }) => name.endsWith(".js"));
  for (const { name } of javascript) await copyFile(join(folder, "blocks", name), join(folder, "out", name));
  const built = (await readdir(join(folder, "out"))).map((name) => join("out", name));
  const programs = built.filter((name) => name.endsWith(".run.js"));
  await see(`${programs.length} README programs run`, async () => {
    const args = ["run-blocks.ts", ...programs.map((name) => join(folder, name))];
    const { stdout } = await mustRun(process.execPath, args, inProject);
    const outputs: Record<string, { failure?: string }> = JSON.parse(stdout);
    for (const [name, { failure }] of Object.entries(outputs))
      if (failure !== undefined) throw new Error(`${name}: ${failure}`);
    if (Object.keys(outputs).length !== programs.length || programs.length === 0)
      throw new Error("Some did not run.");
  });
  const tests = built.filter((name) => name.endsWith(".test.js"));
  await see(`${tests.length} README tests pass`, () =>
    mustRun(bin("vitest"), ["run", "--dir", "out"], inProject),
  );
  for (const name of packages.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {})))
    await see(`${name} --help`, async () => {
      const { stdout } = await mustRun(bin(name), ["--help"], inProject);
      if (!stdout.includes(name)) throw new Error(`It does not show how ${name} is used:\n${stdout}`);
    });
  for (const name of packages.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {})))
    if (name.endsWith("-sandbox")) await see(`${name} serves and stops`, () => serve(bin(name), folder));
  return outcomes;
}

/** Starts the sandbox, requests its page, and stops it. */
async function serve(command: string, cwd: string): Promise<void> {
  const sandbox = await startSandboxProcess(command, ["--port", "0"], cwd);
  const page = new URL("/_sandbox/", sandbox.env.AMS_BASE_URL);
  const status = await fetch(page).then(
    (response) => response.status,
    (error: Error) => error.message,
  );
  const code = await sandbox.stop();
  if (status !== 200) throw new Error(`${page} returned ${status}.`);
  if (code !== 0) throw new Error(`It ended with ${code}.`);
}
