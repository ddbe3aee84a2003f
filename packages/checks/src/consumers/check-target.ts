import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Tarballs } from "../work/pack.ts";
import { lastLines, run } from "../work/run.ts";
import { install } from "./install.ts";
import type { Check, Target } from "./projects.ts";

export interface Outcome {
  name: string;
  /** What went wrong. `undefined`: it passed. */
  failure: string | undefined;
}

/** Installs a project in a folder of its own, and runs its checks one after the other. */
export async function checkTarget(
  target: Target,
  folder: string,
  tarballs: Tarballs,
  onProgress: (text: string) => void,
): Promise<Outcome[]> {
  const cwd = join(folder, target.name);
  await mkdir(cwd);
  onProgress(`${target.name}: installing`);
  try {
    await install(target, cwd, tarballs);
  } catch (error) {
    // Without its packages nothing in it means anything.
    return [{ name: "install", failure: (error as Error).message }];
  }
  const outcomes: Outcome[] = [];
  for (const check of target.project.checks) {
    const began = performance.now();
    const failure = await runCheck(check, cwd, tarballs).catch((error: Error) => error.message);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    onProgress(`${target.name}: ${check.name}: ${failure === undefined ? "passed" : "failed"}, ${seconds} s`);
    outcomes.push({ name: check.name, failure });
  }
  return outcomes;
}

async function runCheck({ command, env, failure }: Check, cwd: string, tarballs: Tarballs) {
  const [program, ...args] = command;
  const path = program === "node" ? process.execPath : join(cwd, "node_modules/.bin", program);
  const { code, output } = await run(path, args, {
    cwd,
    env: {
      CI: "true",
      NEXT_TELEMETRY_DISABLED: "1",
      // This Node for the programs of node_modules/.bin, too.
      PATH: `${join(process.execPath, "..")}${delimiter}${process.env.PATH}`,
      TARBALLS: JSON.stringify(tarballs),
      ...env,
    },
  });
  if (failure === undefined) return code === 0 ? undefined : `exit code ${code}\n${lastLines(output)}`;
  if (code === 0) return "It passed, but the README warns that it fails.";
  return failure.test(output) ? undefined : `It failed, but without ${failure}:\n${lastLines(output)}`;
}
