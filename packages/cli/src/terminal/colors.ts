import pc from "picocolors";
import type { Io, Output } from "../io.ts";

/** Colours for a stream: none unless a person reads it, and none with NO_COLOR (https://no-color.org). */
export function colorsFor(output: Output, env: Io["env"]): ReturnType<typeof pc.createColors> {
  return pc.createColors(hasColors(output, env));
}

function hasColors(output: Output, env: Io["env"]): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return output.isTTY === true && env.TERM !== "dumb";
}

/** Whether a person watches the stream, so that something may move on it. */
export function isWatched(output: Output, env: Io["env"]): boolean {
  return output.isTTY === true && env.TERM !== "dumb" && !env.CI;
}
