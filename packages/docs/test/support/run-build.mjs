import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/redocly.mjs";

/** Runs the build like a person does. */
export function runBuild(...options) {
  const script = join(root, "scripts/build.mjs");
  const env = { ...process.env, INIT_CWD: root };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...options], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ exitCode: error?.code ?? 0, printed: stdout + stderr }),
    );
  });
}
