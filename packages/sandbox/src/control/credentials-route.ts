import { Hono } from "hono";
import { onlyFromHere } from "../http/guard.ts";
import type { Credentials } from "../keys/credentials.ts";

/**
 * Sends the demo merchant's credentials to a page that this sandbox serves: the Try page of the reference. The private
 * key is in it where the sandbox made it; it is new at each start and worth nothing elsewhere.
 */
export function credentialsRoute(credentials: () => Promise<Credentials>): Hono {
  const app = new Hono();
  app.get("/credentials.json", onlyFromHere, async (c) => {
    // A page that embeds this as a script or an image sends no Origin, but browsers still send the site of the page.
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none")
      return c.json({ error: "Pages of another origin may not read the credentials." }, 403);
    c.header("cache-control", "no-store");
    return c.json(await credentials());
  });
  return app;
}
