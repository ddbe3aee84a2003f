import type { Context } from "hono";
import { isLoopbackName } from "../http/loopback.ts";
import { isPossibleId } from "../scripts/scripts.ts";
import { endingsOf } from "./link-to-issuer.ts";

/** A buyer at the bank. */
export interface Visit {
  operation: string;
  /** The id of the vaulting. */
  id: string;
  /** Where the buyer goes afterwards. */
  back: string | undefined;
  endings: { state: string; example: string }[];
}

export function readVisit(c: Context): Visit | undefined {
  const { operation = "", id = "", return: back = "" } = c.req.query();
  const endings = endingsOf(operation);
  if (endings.length === 0 || !isPossibleId(operation, id)) return undefined;
  return { operation, id, back: safe(back), endings };
}

/** A real gateway learns the return URL when a vaulting begins. The sandbox does not, so the merchant adds it to the link. */
function safe(back: string): string | undefined {
  if (!URL.canParse(back)) return undefined;
  const { protocol, hostname, href } = new URL(back);
  // A link to this page must not be able to send people anywhere else.
  return /^https?:$/.test(protocol) && isLoopbackName(hostname) ? href : undefined;
}
