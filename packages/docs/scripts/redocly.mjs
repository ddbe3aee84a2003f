import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const redoclyCli = dirname(require.resolve("@redocly/cli/package.json"));

/** The script that the pages of this version of the CLI load from Redocly's CDN. */
export const redocBundle = join(redoclyCli, "lib/chunks/redoc.standalone.js");

/** Runs the Redocly CLI with the configuration of this package. What it says is shown only when it fails. */
export function redocly(command, ...args) {
  const cli = join(redoclyCli, "bin/cli.js");
  const config = ["--config", join(root, "redocly.yaml"), "--lint-config", "error"];
  const { error, status, stdout, stderr } = spawnSync(process.execPath, [cli, command, ...args, ...config], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`redocly ${command} exited with ${status}:\n${stderr}${stdout}`);
}
