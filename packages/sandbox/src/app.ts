import type { VaultingMock } from "@ams-vaulting/msw";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { bank } from "./bank/bank.ts";
import { BANK_PATH, type LeadToBank } from "./bank/steps.ts";
import { control } from "./control/control.ts";
import { credentialsRoute } from "./control/credentials-route.ts";
import type { Credentials } from "./credentials.ts";
import { docs } from "./docs.ts";
import { answerMagicIds } from "./magic/magic-ids.ts";
import { page } from "./pages/page.ts";
import { scenarios } from "./pages/scenarios.ts";

/** What the sandbox has beside the gateway's paths: its own pages, and the docs where they are given. */
export function createApp(
  mock: VaultingMock,
  credentials: () => Promise<Credentials>,
  docsDirectory: string | undefined,
  lead: LeadToBank,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(
    "/_sandbox/*",
    secureHeaders({
      // With the default, no-referrer, browsers leave the origin out of what forms send, and the bank's would be refused.
      referrerPolicy: "same-origin",
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], imgSrc: ["data:"] },
    }),
  );
  app.get("/_sandbox", (c) => c.redirect("/_sandbox/"));
  app.get("/_sandbox/", async (c) => {
    const { privateKey, ...known } = await credentials();
    const hasPrivateKey = privateKey !== undefined;
    return c.html(page({ ...known, hasPrivateKey }, docsDirectory !== undefined));
  });
  app.get("/_sandbox/scenarios.json", (c) => c.json(scenarios()));
  answerMagicIds(mock, lead);
  app.route(BANK_PATH, bank(mock));
  app.route("/_sandbox", credentialsRoute(credentials));
  app.route("/_sandbox", control(mock, lead));
  if (docsDirectory === undefined) app.get("/", (c) => c.redirect("/_sandbox/"));
  else app.get("*", ...docs(docsDirectory));
  app.notFound((c) => c.text("Nothing is here. The sandbox's own page is at /_sandbox/\n", 404));
  return app;
}
