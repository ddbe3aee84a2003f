import type { VaultingClient } from "@ams-vaulting/client";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Alert } from "./alert.ts";
import { bankUrl } from "./bank-url.ts";
import { inquire, type Outcome } from "./inquire.ts";
import {
  type Choice,
  declinedPage,
  laterPage,
  sorryPage,
  startPage,
  storedPage,
  unknownPage,
  waitPage,
} from "./pages.ts";
import type { VaultingStore } from "./store.ts";
import { STYLE } from "./style.ts";
import { WAIT_SCRIPT } from "./wait-script.ts";

/** What the shop needs from outside. */
export interface Surroundings {
  client: Pick<VaultingClient, "inquireVaulting">;
  store: VaultingStore;
  alert(alert: Alert): void;
  /** Request ids that the first page offers. Default: none. */
  choices?: (() => readonly Choice[]) | undefined;
  /** How often the page of a buyer who waits asks again. Default: 5 seconds. */
  refreshSeconds?: number;
}

const RETRY_AFTER_SECONDS = "30";

export function createShop(surroundings: Surroundings): Hono {
  const { client, store, alert, choices = () => [], refreshSeconds = 5 } = surroundings;
  const shop = new Hono();
  // Without form-action: browsers apply it to redirects too, and the form's leads to the bank.
  const own = ["'self'"];
  const contentSecurityPolicy = {
    defaultSrc: ["'none'"],
    styleSrc: own,
    scriptSrc: own,
    connectSrc: own,
    imgSrc: ["data:"],
  };
  shop.use(secureHeaders({ contentSecurityPolicy }));
  shop.use(async (c, next) => {
    await next();
    c.res.headers.set("cache-control", "no-store"); // the pages are one buyer's
  });

  shop.get("/", (c) => c.html(startPage(choices())));
  shop.get("/shop.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
  shop.get("/wait.js", (c) => c.body(WAIT_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }));

  shop.post("/vaultings", async (c) => {
    const { requestId } = await c.req.parseBody();
    if (typeof requestId !== "string") return c.html(unknownPage(), 400);
    const known = await store.find(requestId);
    if (known && known.state !== "open") return c.redirect(statusUrl(requestId), 303);
    const outcome = await ask(requestId, c);
    if (outcome.kind === "processing" && outcome.continueAt) return c.redirect(outcome.continueAt, 303);
    // Reloading the page that follows must not post the form again.
    if (outcome.kind === "stored" || outcome.kind === "declined")
      return c.redirect(statusUrl(requestId), 303);
    return show(c, requestId, outcome);
  });

  // Where the buyer comes back to from the bank. Coming back proves nothing: only the gateway's answer counts.
  shop.get("/vaultings/:requestId", async (c) => {
    const requestId = c.req.param("requestId");
    const known = await store.find(requestId);
    if (!known) return c.html(unknownPage(), 404);
    if (known.state === "stored") return c.html(storedPage(known));
    if (known.state === "declined") return c.html(declinedPage());
    return show(c, requestId, await ask(requestId, c));
  });

  /** Asks the gateway, and remembers what it said. */
  async function ask(requestId: string, c: Context): Promise<Outcome> {
    const outcome = await inquire(client, requestId);
    if (outcome.kind === "stored") await store.storeCard(requestId, outcome.card);
    if (outcome.kind === "declined") await store.decline(requestId);
    if (outcome.kind === "processing" || outcome.kind === "later") await store.keepOpen(requestId);
    if ("alert" in outcome) alert(outcome.alert);
    if (outcome.kind !== "processing" || !outcome.continueAt) return outcome;
    const comeBackTo = new URL(statusUrl(requestId), c.req.url).href;
    return { ...outcome, continueAt: bankUrl(outcome.continueAt, comeBackTo) };
  }

  function show(c: Context, requestId: string, outcome: Outcome) {
    switch (outcome.kind) {
      case "stored":
        return c.html(storedPage({ state: "stored", ...outcome.card }));
      case "declined":
        return c.html(declinedPage());
      case "processing":
        return c.html(waitPage(outcome.continueAt, refreshSeconds), 202);
      case "unknown":
        return c.html(unknownPage(), 404);
      case "later":
        return c.html(laterPage(statusUrl(requestId)), 503, { "retry-after": RETRY_AFTER_SECONDS });
      case "refused":
        return c.html(sorryPage(), 502);
      case "broken":
        return c.html(sorryPage(), 500);
    }
  }

  return shop;
}

function statusUrl(requestId: string): string {
  return `/vaultings/${encodeURIComponent(requestId)}`;
}
