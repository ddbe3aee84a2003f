import type { VaultingMock } from "@ams-vaulting/msw";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Credentials } from "./credentials.ts";
import { docs } from "./docs.ts";
import { answerAsGateway } from "./gateway-routes.ts";
import { page } from "./pages/page.ts";
import { scenarios } from "./pages/scenarios.ts";

/** The sandbox as a web application: its own pages, the gateway's paths, and the docs where they are given. */
export function createApp(
  mock: VaultingMock,
  credentials: () => Promise<Credentials>,
  docsDirectory: string | undefined,
): Hono {
  const app = new Hono();
  app.use(
    "/_sandbox/*",
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], imgSrc: ["data:"] },
    }),
  );
  app.get("/_sandbox", (c) => c.redirect("/_sandbox/"));
  app.get("/_sandbox/", async (c) => c.html(page(await credentials(), docsDirectory !== undefined)));
  app.get("/_sandbox/scenarios.json", (c) => c.json(scenarios()));
  app.use(async (c, next) => (await answerAsGateway(mock, c.req.raw)) ?? next());
  if (docsDirectory === undefined) app.get("/", (c) => c.redirect("/_sandbox/"));
  else app.get("*", ...docs(docsDirectory));
  app.notFound((c) => c.text("Nothing is here. The sandbox's own page is at /_sandbox/\n", 404));
  return app;
}
