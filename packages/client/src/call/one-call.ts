import type { Config } from "../config.ts";
import { type EndEvent, type EventBase, notify } from "../events.ts";
import { createStopwatch, type Stopwatch } from "../time/stopwatch.ts";
import { codeOf } from "../trusted-fetch/outcome.ts";

/** What the parts of a call are called with. */
export interface Whole {
  config: Config;
  /** The time since the whole began. */
  watch: Stopwatch;
  /** Number of attempts of all parts so far. */
  attempts(): number;
}

/** Runs several calls as one: their events have the number of the whole, which ends once. */
export async function asOneCall<T>(
  config: Config,
  base: EventBase,
  run: (whole: Whole) => Promise<T>,
): Promise<T> {
  const { onEvent } = config;
  let attempts = 0;
  let lastEnd: EndEvent | undefined;
  const watch = createStopwatch(config.clock);
  const notifyEnd = (error?: string) => {
    const { resultStatus, resultCode } = lastEnd ?? {};
    const ms = watch.elapsed();
    notify(onEvent, { type: "end", ...base, ms, resultStatus, resultCode, error });
  };
  const parts: Config = {
    ...config,
    onEvent(event) {
      if (event.type === "attempt") attempts++;
      if (event.type === "end") lastEnd = event;
      else notify(onEvent, { ...event, callId: base.callId });
    },
  };
  try {
    const value = await run({ config: parts, watch, attempts: () => attempts });
    notifyEnd();
    return value;
  } catch (error) {
    notifyEnd(codeOf(error));
    throw error;
  }
}
