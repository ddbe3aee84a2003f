import { stateQuery } from "./state-query.ts";

/** Every exit code. The numbers are part of the public interface: they do not change. */
export const exit = {
  good: 0,
  unexpected: 1,
  usage: 2,
  pending: 3,
  bad: 4,
  notFound: 5,
  rejected: 6,
  noResponse: 7,
  callFailed: 8,
  incomplete: 9,
  unknownState: 10,
  interrupted: 130,
  /** 128 + SIGPIPE, as the shell would say. */
  closedPipe: 141,
  terminated: 143,
} as const;

/** What the codes mean, for `--help` and the README. */
export const exitMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exit.good, `done; inquire: the state is ${stateQuery.good}`],
  [exit.unexpected, "blocked by a file or a port, or a bug"],
  [exit.usage, "wrong usage or configuration; doctor: it found something wrong"],
  [exit.pending, `inquire: the state is ${stateQuery.pending.join(" or ")}, also when --wait timed out`],
  [exit.bad, `inquire: the state is ${stateQuery.bad.join(" or ")}`],
  [exit.notFound, "inquire: verified, there is no such request id"],
  [exit.rejected, "a response could not be verified, and was not used"],
  [exit.noResponse, "no response: network, timeout, HTTP status"],
  [exit.callFailed, "verified, the call failed (F), or its outcome is unknown (U)"],
  [exit.incomplete, "reconcile: done, but some ids are unresolved"],
  [exit.unknownState, "inquire: verified, a state that this version does not know"],
  [exit.interrupted, "interrupted by Ctrl-C; 143 by SIGTERM"],
];

export function exitCodesHelp(): string {
  const lines = exitMeanings.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`);
  return ["", "Exit codes:", ...lines].join("\n");
}

/** The code of a process that a signal ends. */
export function exitOfSignal(reason: unknown): number {
  return reason === "SIGTERM" ? exit.terminated : exit.interrupted;
}
