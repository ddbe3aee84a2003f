import type { Io } from "../io.ts";
import { isWatched } from "./colors.ts";
import { printable } from "./printable.ts";

export interface Spinner {
  say(text: string): void;
  /** Stops, and leaves nothing behind on the terminal. */
  stop(): void;
}

/** Shows on a watched stderr that something is going on; elsewhere it shows nothing. */
export async function startSpinner({ stderr, env }: Io, text: string): Promise<Spinner> {
  if (!isWatched(stderr, env)) return { say() {}, stop() {} };
  const { default: yoctoSpinner } = await import("yocto-spinner");
  const room = (stderr.columns ?? 80) - 4;
  // Signals are handled by the command: it has more to do than to stop the spinner.
  const spinner = yoctoSpinner({ text, stream: stderr as never, handleSignals: false });
  spinner.start();
  return {
    say(text) {
      spinner.text = printable(text).slice(0, Math.max(10, room));
    },
    stop() {
      spinner.stop();
    },
  };
}
