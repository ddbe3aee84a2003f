import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { telemetryOff } from "@ams-vaulting/ci/telemetry";

export const spec = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");

/** Runs the Redocly CLI with this repository's configuration. Its output is captured: it is not needed on success. */
export function redocly(command: string, ...args: string[]): SpawnSyncReturns<string> {
  const result = spawnSync(
    process.execPath,
    [cli, command, ...args, "--config", join(spec, "../redocly.yaml")],
    {
      cwd: spec,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, ...telemetryOff },
    },
  );
  if (result.error) throw result.error;
  return result;
}
