import type { VaultingClient } from "@ams-vaulting/client";
import { type Outcome, outcomeOfError, outcomeOfResponse, toJson } from "../../outcome/outcome.ts";
import { stateQuery } from "../../state-query.ts";
import type { Item } from "../input/items.ts";
import type { JournalRecord } from "../journal/journal.ts";

/** Makes a function that queries one id. It throws for a wrong set-up, never for a wrong id. */
export function createAsker(client: VaultingClient, showToken: boolean): (id: string) => Promise<Outcome> {
  const method = stateQuery.methodOf(client);
  return async (id) => {
    try {
      return outcomeOfResponse(id, await method(stateQuery.requestOf(id)), showToken);
    } catch (error) {
      return outcomeOfError(id, error, showToken);
    }
  };
}

export function recordOf({ position }: Item, outcome: Outcome): JournalRecord {
  return { position, ...toJson(outcome), outcome: outcome.outcome, requestId: outcome.requestId ?? null };
}
