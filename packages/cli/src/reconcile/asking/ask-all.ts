import { setMaxListeners } from "node:events";
import type { VaultingClient } from "@ams-vaulting/client";
import { type Outcome, outcomeOfProblem } from "../../outcome/outcome.ts";
import type { Item } from "../input/items.ts";
import type { ReconcileOptions } from "../options.ts";
import type { Results } from "../output/results.ts";
import type { Tally } from "../tally.ts";
import { createAsker, recordOf } from "./ask.ts";
import { createBreaker } from "./breaker.ts";
import type { Pacer } from "./pacer.ts";
import { runPool } from "./pool.ts";

export interface Asking {
  /** Reads the ids. The signal cuts the reading off. */
  items(signal: AbortSignal): AsyncGenerator<Item>;
  client: VaultingClient;
  results: Results;
  tally: Tally;
  pacer: Pacer;
  options: Pick<ReconcileOptions, "concurrency" | "stopAfter" | "showToken">;
  /** Ends the taking of ids; queries in flight end first. */
  interrupted: AbortSignal;
  onRecord(): void;
}

/** Queries the ids that have no record. Returns the failure that ended the run, when ids only failed. */
export async function askAll(asking: Asking): Promise<Outcome | undefined> {
  const { results, tally, pacer, options } = asking;
  const tripped = new AbortController();
  const stop = AbortSignal.any([asking.interrupted, tripped.signal]);
  // Every waiting query listens to it; that is not a leak of listeners.
  setMaxListeners(0, stop);
  const breaker = createBreaker<Item>(options.stopAfter);
  const ask = createAsker(asking.client, options.showToken === true);
  await runPool(asking.items(stop), options.concurrency, one, stop);
  for (const entry of breaker.rest()) await record(entry);
  return breaker.tripped;

  async function one(item: Item): Promise<void> {
    if (results.has(item.position)) return;
    const outcome =
      item.id === undefined
        ? outcomeOfProblem(undefined, item.problem ?? "There is no id.")
        : await askInTurn(item.id);
    if (!outcome) return;
    for (const entry of breaker.take(item, outcome)) await record(entry);
    if (breaker.tripped) tripped.abort();
  }

  /** `undefined` when the run stops first. */
  async function askInTurn(id: string): Promise<Outcome | undefined> {
    try {
      await pacer.turn(stop);
    } catch (error) {
      if (stop.aborted) return undefined;
      throw error;
    }
    return ask(id);
  }

  async function record({ item, outcome }: { item: Item; outcome: Outcome }): Promise<void> {
    await results.add(recordOf(item, outcome));
    tally.add(outcome);
    asking.onRecord();
  }
}
