import type { VaultingMock } from "@ams-vaulting/msw";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { createControlRoutes } from "./control/control.ts";
import { credentialsRoute } from "./control/credentials-route.ts";
import { docs } from "./docs.ts";
import { createIssuerRoutes } from "./issuer/issuer.ts";
import { ISSUER_PATH, type LinkToIssuer } from "./issuer/link-to-issuer.ts";
import type { Credentials } from "./keys/credentials.ts";
import { page } from "./pages/page.ts";
import { scenarios } from "./pages/scenarios.ts";
import { createScripts, ScriptsFullError } from "./scripts/scripts.ts";

/** What the sandbox has beside the gateway's paths: its own pages, and the docs where there are any. */
export function createApp(
  mock: VaultingMock,
  credentials: () => Promise<Credentials>,
  docsDirectory: string | undefined,
  link: LinkToIssuer,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(
    "/_sandbox/*",
    secureHeaders({
      // With the default, no-referrer, browsers leave the origin out of what forms send, and the test bank's would be refused.
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
  const scripts = createScripts(mock);
  app.route(ISSUER_PATH, createIssuerRoutes(scripts));
  app.route("/_sandbox", credentialsRoute(credentials));
  app.route("/_sandbox", createControlRoutes(mock, link, scripts));
  if (docsDirectory === undefined) app.get("/", (c) => c.redirect("/_sandbox/"));
  else app.get("*", ...docs(docsDirectory));
  app.onError((error, c) => {
    // The caller has hung up.
    if (c.env.incoming.errored) return c.body(null);
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof ScriptsFullError) return c.text(`${error.message}\n`, 507);
    console.error(
      `The sandbox failed at ${c.req.method} ${c.req.path}: ${error.name}. Report this as a bug.`,
    );
    return c.json({ error: "The sandbox failed." }, 500);
  });
  app.notFound((c) => c.text("Nothing is here. The sandbox's own page is at /_sandbox/\n", 404));
  return app;
}
