import type { VaultingMock } from "@ams-vaulting/msw";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { control } from "./control/control.ts";
import { credentialsRoute } from "./control/credentials-route.ts";
import type { Credentials } from "./credentials.ts";
import { docs } from "./docs.ts";
import { answerAsGateway } from "./gateway-routes.ts";
import { answerMagicIds } from "./magic/magic-ids.ts";
import { page } from "./pages/page.ts";
import { scenarios } from "./pages/scenarios.ts";
import { passOn } from "./pass-on.ts";
import { playBreak } from "./play-break.ts";

/** The sandbox as a web application: its own pages, the gateway's paths, and the docs where they are given. */
export function createApp(
  mock: VaultingMock,
  credentials: () => Promise<Credentials>,
  docsDirectory: string | undefined,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(
    "/_sandbox/*",
    secureHeaders({
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
  answerMagicIds(mock);
  app.route("/_sandbox", credentialsRoute(credentials));
  app.route("/_sandbox", control(mock));
  app.use(async (c, next) => {
    try {
      const answer = await answerAsGateway(mock, c.req.raw);
      if (answer) return await passOn(answer, c.env);
    } catch (error) {
      return playBreak(error, c.env);
    }
    return next();
  });
  if (docsDirectory === undefined) app.get("/", (c) => c.redirect("/_sandbox/"));
  else app.get("*", ...docs(docsDirectory));
  app.notFound((c) => c.text("Nothing is here. The sandbox's own page is at /_sandbox/\n", 404));
  return app;
}
