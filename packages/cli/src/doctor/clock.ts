import { type Check, note, ok, warning, wrong } from "./check.ts";

/** When this was written: no right clock is behind it. */
const WRITTEN = Date.UTC(2026, 10);

/** The client refuses responses that are further off. */
const REFUSED_MS = 300_000;
const NOTICEABLE_MS = 30_000;

export function checkClock(now: number): Check {
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`;
  if (now < WRITTEN)
    return wrong("clock", `It says ${time}, which is long ago.`, "Set the clock of this machine.");
  return note("clock", `It says ${time}. --online compares it with the gateway's.`);
}

/** @param skewMs how far the gateway's clock is ahead */
export function compareClock(skewMs: number): Check {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const difference = `The local clock is ${seconds} s ${skewMs > 0 ? "behind" : "ahead of"} the gateway's.`;
  const fix = "Set the clock of this machine, best by NTP.";
  if (Math.abs(skewMs) > REFUSED_MS)
    return wrong("clock", `${difference} Responses are refused from 300 s on.`, fix);
  if (Math.abs(skewMs) > NOTICEABLE_MS) return warning("clock", difference, fix);
  // The gateway's clock is known to the second.
  return ok("clock", seconds <= 2 ? "It agrees with the gateway's." : difference);
}
