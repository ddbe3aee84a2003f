import type { Io } from "../io.ts";
import { isWatched } from "../terminal/colors.ts";

export interface Progress {
  update(done: number): void;
  /** Takes the bar away, so that text can follow. */
  stop(): void;
}

/** A bar with the time that is left, on a watched stderr; nothing elsewhere. */
export async function startProgress(
  total: number | undefined,
  done: number,
  quiet: boolean,
  io: Io,
): Promise<Progress> {
  if (quiet || !isWatched(io.stderr, io.env)) return { update() {}, stop() {} };
  const { default: cliProgress } = await import("cli-progress");
  const columns = io.stderr.columns ?? 80;
  const count = total === undefined ? "{value} ids" : "{value}/{total} ids";
  const bar = new cliProgress.SingleBar({
    format:
      total === undefined
        ? ` ${count}, {duration_formatted}`
        : `${columns < 50 ? "" : " {bar} "}{percentage}%  ${count}  ${columns < 70 ? "" : "ready in "}{eta_formatted}`,
    barsize: Math.max(10, Math.min(40, columns - 50)),
    barCompleteChar: "█",
    barIncompleteChar: "░",
    stream: io.stderr as never,
    clearOnComplete: true,
    hideCursor: false,
    linewrap: null as never, // the terminal's own setting stays as it is
    fps: 10,
    etaBuffer: 500,
    gracefulExit: false,
  });
  bar.start(total ?? 0, done);
  return { update: (value) => bar.update(value), stop: () => bar.stop() };
}
