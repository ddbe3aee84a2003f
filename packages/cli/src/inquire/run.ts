import { isConfigurationError, type VaultingEvent } from "@ams-vaulting/client";
import { exitOfSignal } from "../exit-codes.ts";
import { problemOfId } from "../id-problem.ts";
import { type Io, writeLine } from "../io.ts";
import { say } from "../message.ts";
import {
  exitCodeOfOutcome,
  type Outcome,
  outcomeOfError,
  outcomeOfProblem,
  outcomeOfResponse,
  outcomes,
  toJson,
} from "../outcome/outcome.ts";
import { createClient, explainConfiguration } from "../settings/create-client.ts";
import type { SettingFlags } from "../settings/flags.ts";
import { readSettings } from "../settings/read-settings.ts";
import { stateQuery } from "../state-query.ts";
import { toJsonText } from "../terminal/printable.ts";
import { type Spinner, startSpinner } from "../terminal/spinner.ts";
import { summaryOfError, summaryOfResponse } from "./summary.ts";

export interface InquireOptions extends SettingFlags {
  wait?: true;
  /** Milliseconds. */
  timeout?: number;
  json?: true;
  showToken?: true;
}

/** Queries one id and prints what is known. Returns the exit code. */
export async function inquire(id: string, options: InquireOptions, io: Io): Promise<number> {
  const settings = await readSettings(options, io);
  const signal = io.interrupt();
  // First, for it may refuse the settings, and a spinner that is not stopped keeps the process alive.
  const client = createClient(settings, io, { onEvent: (event) => follow(event, spinner) });
  const spinner = await startSpinner(
    io,
    options.wait ? `Querying, for at most ${minutes(options.timeout)}` : "Querying",
  );
  let outcome: Outcome;
  try {
    outcome = await query();
  } catch (error) {
    if (isConfigurationError(error)) throw explainConfiguration(error, settings);
    throw error;
  } finally {
    spinner.stop();
  }
  await print(outcome, options, io);
  return outcome.outcome === outcomes.interrupted ? exitOfSignal(signal.reason) : exitCodeOfOutcome(outcome);

  async function query(): Promise<Outcome> {
    const method = stateQuery.methodOf(client);
    const limits = { signal, ...(options.timeout !== undefined && { timeoutMs: options.timeout }) };
    const showToken = options.showToken === true;
    try {
      const problem = problemOfId(id);
      if (problem !== undefined) return outcomeOfProblem(id, problem);
      const request = stateQuery.requestOf(id);
      const response = await (options.wait ? method.untilFinal(request, limits) : method(request, limits));
      return outcomeOfResponse(id, response, showToken);
    } catch (error) {
      return outcomeOfError(id, error, showToken);
    }
  }
}

/** The time that `--wait` may take. */
function minutes(ms = 120_000): string {
  return ms < 60_000 ? `${ms / 1000} s` : `${Math.round(ms / 6000) / 10} min`;
}

function follow(event: VaultingEvent, spinner: Spinner): void {
  if (event.type === "retry") spinner.say(`No response yet, attempt ${event.attempt + 1} follows`);
  if (event.type === "poll") {
    const times = event.polls === 1 ? "once" : `${event.polls} times`;
    spinner.say(
      `${event.state ?? "No response yet"}; polled ${times}, next in ${Math.ceil(event.delayMs / 1000)} s`,
    );
  }
}

async function print(outcome: Outcome, { json }: InquireOptions, io: Io): Promise<void> {
  if (json) return writeLine(io.stdout, toJsonText(toJson(outcome)));
  if (outcome.response !== undefined) await writeLine(io.stdout, summaryOfResponse(outcome, io));
  if (outcome.error) await say(io.stderr, summaryOfError(outcome, io.stderr, io));
}
