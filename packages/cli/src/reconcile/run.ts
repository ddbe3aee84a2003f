import { setTimeout as delay } from "node:timers/promises";
import { isConfigurationError } from "@ams-vaulting/client";
import { exit, exitOfSignal } from "../exit-codes.ts";
import { ObstacleError, UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { say, sayJson } from "../message.ts";
import { exitCodeOfOutcome, type Outcome } from "../outcome/outcome.ts";
import { createClient, explainConfiguration } from "../settings/create-client.ts";
import { readSettings } from "../settings/read-settings.ts";
import { wrap } from "../terminal/wrap.ts";
import { askAll } from "./asking/ask-all.ts";
import { createPacer } from "./asking/pacer.ts";
import { estimateOf } from "./estimate.ts";
import { chooseSource } from "./input/format.ts";
import { type Input, openInput } from "./input/open-input.ts";
import { openResults } from "./open-results.ts";
import type { ReconcileOptions } from "./options.ts";
import { startProgress } from "./progress.ts";
import { summaryAsJson, summaryAsText } from "./summary.ts";
import { createTally } from "./tally.ts";

/** Queries every id of a file, or of stdin (`-`). Returns the exit code. */
export async function reconcile(file: string, options: ReconcileOptions, io: Io): Promise<number> {
  const source = chooseSource(file, options);
  if (options.retryFailed && options.journal === undefined)
    throw new UsageError("--retry-failed needs the --journal of the run whose failures to retry.");
  const settings = await readSettings(options, io);
  const { monotonic = () => performance.now(), sleep = pause } = io.world;
  const pacer = createPacer(options.rate, monotonic, sleep);
  const client = createClient(settings, io, {
    onEvent: (event) => {
      if (event.type === "attempt" && event.attempt > 1) pacer.charge();
    },
  });
  const start = monotonic();
  const tally = createTally();
  const interrupted = io.interrupt();
  let input: Input | undefined;
  let failure: Outcome | undefined;
  let isComplete = false;
  try {
    input = await openInput({ file, source, keep: options.journal !== undefined, io, signal: interrupted });
    const results = await openResults({
      file,
      format: source.format,
      input,
      settings,
      options,
      onEarlier: tally.addEarlier,
      io,
    });
    const left = (input.known?.count ?? 0) - tally.total;
    const estimate = options.quiet || options.json ? undefined : estimateOf(left, options.rate);
    if (estimate !== undefined) await say(io.stderr, estimate);
    const progress = await startProgress(input.known?.count, tally.total, options.quiet === true, io);
    const sayStopping = () => {
      progress.stop();
      if (!options.quiet) void say(io.stderr, wrap(STOPPING, io.stderr));
    };
    interrupted.addEventListener("abort", sayStopping, { once: true });
    try {
      const onRecord = () => progress.update(tally.total);
      failure = await askAll({
        items: input.items,
        client,
        results,
        tally,
        pacer,
        options,
        interrupted,
        onRecord,
      });
      const isAll = input.known === undefined ? !interrupted.aborted : input.known.count === tally.total;
      isComplete = !failure && isAll;
      if (!isAll && !failure && !interrupted.aborted)
        throw new ObstacleError(`${file} changed while it was read. Run it again on a copy.`);
      progress.stop();
      await results.end(isComplete);
    } finally {
      interrupted.removeEventListener("abort", sayStopping);
      progress.stop();
      await results.close();
    }
  } catch (error) {
    // While stdin was read for the journal, nothing had begun.
    if (interrupted.aborted && isAbort(error)) return exitOfSignal(interrupted.reason);
    if (isConfigurationError(error)) throw explainConfiguration(error, settings);
    throw error;
  } finally {
    await input?.close();
  }
  const stopped = failure
    ? ({ by: "failures", outcome: failure } as const)
    : isComplete
      ? undefined
      : ({ by: "signal" } as const);
  const { counts, added, unresolved } = tally;
  const totals = { counts, added, unresolved, stopped, ms: monotonic() - start, journal: options.journal };
  if (options.json) await sayJson(io.stderr, summaryAsJson(totals));
  else if (!options.quiet || stopped) await say(io.stderr, summaryAsText(totals, io));
  if (failure) return exitCodeOfOutcome(failure);
  if (!isComplete) return exitOfSignal(interrupted.reason);
  return unresolved === 0 ? exit.good : exit.incomplete;
}

const STOPPING = "Stopping when the queries in flight have ended. Press Ctrl-C again to end at once.";

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
