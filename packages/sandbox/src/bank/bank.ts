import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { onlyFromHere } from "../control/guard.ts";
import { isPossibleId, type Scripts } from "../control/scripts.ts";
import { MAX_BODY_BYTES } from "../gateway/read-body.ts";
import { isLoopbackName } from "../loopback.ts";
import { bankPage, decidedPage } from "./pages.ts";
import { endingsOf } from "./steps.ts";

/** A pretend bank: its one page asks the buyer how a vaulting ends. */
export function bank(scripts: Scripts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get("/", (c) => {
    const visit = read(c);
    if (!visit) return c.text("There is nothing to decide here.\n", 404);
    return c.html(bankPage(visit));
  });

  app.post("/", onlyFromHere, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const visit = read(c);
    // What is not a form decides nothing.
    const { example } = await c.req.parseBody().catch(() => ({ example: undefined }));
    const ending = visit?.endings.find((known) => known.example === example);
    if (!visit || !ending) return c.text("There is nothing to decide here.\n", 404);
    scripts.set(visit.operation, visit.id, [ending.example]);
    return visit.back === undefined ? c.html(decidedPage(visit, ending.state)) : c.redirect(visit.back, 303);
  });
  return app;
}

/** A buyer at the bank. */
export interface Visit {
  operation: string;
  /** The id of the vaulting. */
  id: string;
  /** Where the buyer goes afterwards. */
  back: string | undefined;
  endings: { state: string; example: string }[];
}

function read(c: Context): Visit | undefined {
  const { operation = "", id = "", return: back = "" } = c.req.query();
  const endings = endingsOf(operation);
  if (endings.length === 0 || !isPossibleId(operation, id)) return undefined;
  return { operation, id, back: safe(back), endings };
}

/** The gateway is told where a buyer goes back to when a vaulting begins; the sandbox never hears of that. So the shop says it. */
function safe(back: string): string | undefined {
  if (!URL.canParse(back)) return undefined;
  const { protocol, hostname, href } = new URL(back);
  // Whoever writes a link to this page must not be able to send people anywhere else.
  return /^https?:$/.test(protocol) && isLoopbackName(hostname) ? href : undefined;
}
