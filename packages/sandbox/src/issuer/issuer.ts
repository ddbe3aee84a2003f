import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { onlyFromHere } from "../http/guard.ts";
import { MAX_BODY_BYTES } from "../http/read-body.ts";
import type { Scripts } from "../scripts/scripts.ts";
import { decidedPage, issuerPage } from "./pages.ts";
import { readVisit } from "./visit.ts";

/** The test bank: on its one page the buyer decides how a vaulting ends. */
export function createIssuerRoutes(scripts: Scripts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get("/", (c) => {
    const visit = readVisit(c);
    if (!visit) return c.text("There is nothing to decide here.\n", 404);
    return c.html(issuerPage(visit));
  });

  app.post("/", onlyFromHere, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const visit = readVisit(c);
    // What is not a form decides nothing.
    const { example } = await c.req.parseBody().catch(() => ({ example: undefined }));
    const ending = visit?.endings.find((known) => known.example === example);
    if (!visit || !ending) return c.text("There is nothing to decide here.\n", 404);
    scripts.set(visit.operation, visit.id, [ending.example]);
    return visit.back === undefined ? c.html(decidedPage(visit, ending.state)) : c.redirect(visit.back, 303);
  });
  return app;
}
