import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/redocly.ts";

interface Run {
  exitCode: number;
  printed: string;
}

/** Runs the build like a person does. */
export function runBuild(...options: string[]): Promise<Run> {
  const script = join(root, "scripts/build.ts");
  const env = { ...process.env, INIT_CWD: root };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...options], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), printed: stdout + stderr }),
    );
  });
}
