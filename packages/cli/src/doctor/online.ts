import { environmentOf } from "@ams-vaulting/client/protocol";
import { exitOfSignal } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import {
  exitCodeOfOutcome,
  isResolved,
  type Outcome,
  outcomeOfError,
  outcomeOfResponse,
  outcomes,
} from "../outcome/outcome.ts";
import { createClient } from "../settings/create-client.ts";
import type { Settings } from "../settings/table.ts";
import { stateQuery } from "../state-query.ts";
import { type Check, note, ok, wrong } from "./check.ts";
import { compareClock } from "./clock.ts";

export interface Online {
  checks: Check[];
  exitCode: number;
}

/** Makes one signed call, and explains what came of it. */
export async function checkOnline(
  settings: Settings,
  id: string,
  production: boolean,
  io: Io,
): Promise<Online> {
  const isProduction = environmentOf(settings.clientId?.value ?? "") === "production";
  if (isProduction && !production) {
    return {
      checks: [note("online", "Not called: this is production. Add --production; the call changes nothing.")],
      exitCode: 0,
    };
  }
  const received: { responseTime?: string | null; at?: number } = {};
  const { fetch = globalThis.fetch, now = Date.now } = io.world;
  const signal = io.interrupt();
  const client = createClient(settings, io, {
    retry: { attempts: 1 },
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      received.responseTime = response.headers.get("response-time");
      received.at = now();
      return response;
    },
  });
  const outcome = await stateQuery
    .methodOf(client)(stateQuery.requestOf(id), { signal })
    .then(
      (response) => outcomeOfResponse(id, response, false),
      (error: unknown) => outcomeOfError(id, error, false),
    );
  const isProven = isResolved(outcome) || outcome.outcome === outcomes.callFailed;
  const sent = Date.parse(received.responseTime ?? "");
  const clock =
    isProven && received.at !== undefined && !Number.isNaN(sent) ? [compareClock(sent - received.at)] : [];
  if (outcome.outcome === outcomes.interrupted) return { checks: [], exitCode: exitOfSignal(signal.reason) };
  return {
    checks: [explain(outcome), ...clock],
    exitCode: isResolved(outcome) ? 0 : exitCodeOfOutcome(outcome),
  };
}

function explain(outcome: Outcome): Check {
  const { error } = outcome;
  if (isResolved(outcome)) {
    return ok(
      "online",
      `The gateway accepted the signature, and its response is verified: ${error ? "the id does not exist, as expected" : `the state is ${outcome.outcome}`}.`,
    );
  }
  const cause = typeof error?.cause === "string" ? error.cause : undefined;
  const message = [error?.message, cause && `Cause: ${cause}. ${CAUSES[cause] ?? ""}`.trim()]
    .filter(Boolean)
    .join(" ");
  const isSaid = !error || error.message.includes(error.action) || error.action.includes("doctor");
  return wrong("online", message, isSaid ? HINTS[outcome.outcome] : error.action);
}

const HINTS: { readonly [outcome: string]: string } = {
  [outcomes.rejected]: "Compare the fingerprints above with the dashboard: yours, and the gateway's.",
  [outcomes.noResponse]: "Check the gateway's URL, the network and the proxy.",
};

const TLS =
  "Something between you and the gateway intercepts TLS, or its certificate authority is not trusted here.";

/** What the system's codes mean. */
const CAUSES: { readonly [code: string]: string } = {
  ENOTFOUND: "The host name is not known. Is it right, and does DNS work?",
  EAI_AGAIN: "The DNS server does not respond.",
  ECONNREFUSED: "Nothing listens there. Is the sandbox running?",
  ECONNRESET: "The connection was cut.",
  ETIMEDOUT: "There was no response. Is a firewall in the way?",
  UND_ERR_CONNECT_TIMEOUT: "There was no response. Is a firewall in the way?",
  UND_ERR_SOCKET: "The other side closed the connection.",
  CERT_HAS_EXPIRED: TLS,
  DEPTH_ZERO_SELF_SIGNED_CERT: TLS,
  SELF_SIGNED_CERT_IN_CHAIN: TLS,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: TLS,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: TLS,
  ERR_TLS_CERT_ALTNAME_INVALID: TLS,
};
