import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The variables that keep tools from reporting that they were used. */
export const telemetryOff = parseEnv(
  readFileSync(new URL("telemetry.env", import.meta.url), "utf8"),
) as Readonly<Record<string, string>>;
