import { exit, exitOfSignal } from "./exit-codes.ts";
import type { Io } from "./io.ts";

/** The world of a real process. */
export function processIo(): Io {
  let controller: AbortController | undefined;
  return {
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    world: {},
    interrupt() {
      if (controller) return controller.signal;
      const made = new AbortController();
      controller = made;
      for (const name of ["SIGINT", "SIGTERM"] as const) {
        process.on(name, () => {
          if (made.signal.aborted) process.exit(exitOfSignal(name));
          made.abort(name);
        });
      }
      return made.signal;
    },
  };
}

/**
 * Ends quietly when whoever read the output went away, as with `head`. Any other error of a stream is that of a write,
 * whose caller reports it.
 */
export function endOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(exit.closedPipe);
    });
  }
}
