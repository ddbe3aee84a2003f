import {
  createVaultingClient,
  isResultError,
  isVaultingError,
  type VaultingEvent,
} from "@ams-vaulting/client";
import { operationTable } from "@ams-vaulting/client/protocol";
import type { Break } from "./flip.ts";
import { type Exchange, recordingFetch } from "./recording-fetch.ts";
import type { Sandbox } from "./sandbox.ts";

export interface Question {
  operation: string;
  request: unknown;
  broken: Break;
  /** Ask until the state is final. */
  wait: boolean;
  signal: AbortSignal;
  onEvent(event: VaultingEvent): void;
  onExchange(exchange: Exchange): void;
}

/** How a question ended. */
export type Outcome =
  | { kind: "answer"; state: string | undefined; isFinal: boolean }
  | { kind: "error"; error: unknown };

/** A page is waited for, so everything is a few times faster here than the client's defaults are. */
const LIMITS = {
  attemptTimeoutMs: 3_000,
  timeoutMs: 12_000,
  wait: { timeoutMs: 15_000, intervalMs: 800, intervalCapMs: 2_000, graceMs: 3_000 },
};

type Method = ((request: unknown, options: object) => Promise<Answer>) & { untilFinal?: Method };
type Answer = Readonly<Record<string, unknown>>;

/** Asks with the client as everybody uses it; what it does is heard through its events and its fetch. */
export async function ask(sandbox: Sandbox, question: Question): Promise<Outcome> {
  const { operation, request, broken, wait, signal } = question;
  try {
    const client = createVaultingClient({
      ...LIMITS,
      clientId: sandbox.clientId,
      baseUrl: sandbox.baseUrl,
      privateKey: sandbox.privateKey,
      alipayPublicKey: sandbox.alipayPublicKey,
      fetch: recordingFetch(broken, question.onExchange),
      onEvent: question.onEvent,
    });
    const method = (client as unknown as Record<string, Method>)[operation];
    const call = wait ? method?.untilFinal : method;
    if (!call) throw new Error(`The client that this page was built with has no ${operation}.`);
    const answer = await call(request, { signal });
    const { polling } = operationTable[operation] ?? {};
    const state = polling && String(answer[polling.field]);
    return { kind: "answer", state, isFinal: state !== undefined && polling?.final.includes(state) === true };
  } catch (error) {
    return { kind: "error", error };
  }
}

/** Why the client did not use an answer; `undefined` where it did, also when the answer says that the call failed. */
export function refusalOf(outcome: Outcome): string | undefined {
  if (outcome.kind === "answer" || isResultError(outcome.error)) return undefined;
  return isVaultingError(outcome.error) ? outcome.error.code : "unexpected";
}
