import { isObject } from "@ams-vaulting/client/protocol";
import { examples, type VaultingMock } from "@ams-vaulting/msw";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { onlyFromHere } from "../http/guard.ts";
import { MAX_BODY_BYTES, readBody } from "../http/read-body.ts";
import type { LinkToIssuer } from "../issuer/link-to-issuer.ts";
import { type Scripts, ScriptsFullError } from "../scripts/scripts.ts";
import { journal } from "./journal.ts";
import { parseJson } from "./parse-json.ts";

/** The control API: sets responses and shows requests, for tests in any language. */
export function createControlRoutes(
  mock: VaultingMock,
  link: LinkToIssuer,
  scripts: Scripts,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(onlyFromHere);

  app.post("/scripts", async (c) => {
    const refuse = (error: string, status: 400 | 413 | 415 | 507 = 400) =>
      c.json({ error, example: EXAMPLE }, status);
    // Pages of other sites can send other types without a preflight.
    if (!/^application\/json\s*(;|$)/i.test(c.req.header("content-type") ?? ""))
      return refuse("Send the script as application/json.", 415);
    const body = await readBody(c.env.incoming, MAX_BODY_BYTES);
    if (!body) return refuse(`A script has at most ${MAX_BODY_BYTES} bytes.`, 413);
    let script: unknown;
    try {
      script = parseJson(body);
    } catch (error) {
      return refuse((error as TypeError).message);
    }
    if (!isObject(script)) return refuse("The body is not a JSON object.");
    const { operation, id, steps, ...rest } = script;
    const [other] = Object.keys(rest);
    if (other !== undefined)
      return refuse(`Unknown member ${JSON.stringify(other)} of a script. Use operation, id and steps.`);
    if (typeof operation !== "string" || !Object.hasOwn(examples, operation))
      return refuse(`Give the operation: ${Object.keys(examples).join(", ")}.`);
    if (typeof id !== "string" || id === "")
      return refuse("Give the request id that the steps are for, as a string.");
    if (!Array.isArray(steps)) return refuse("Give the steps as a list.");
    try {
      const linked = steps.map((step) => link(operation, id, step));
      scripts.set(operation, id, linked);
    } catch (error) {
      if (error instanceof ScriptsFullError) return refuse(error.message, 507);
      if (error instanceof TypeError) return refuse(error.message);
      throw error;
    }
    return c.json({ operation, id, steps: steps.length });
  });

  app.get("/journal", (c) => c.json(journal(mock.requests)));

  app.delete("/state", (c) => {
    mock.reset();
    scripts.reset();
    return c.body(null, 204);
  });
  return app;
}

/** A valid script, for responses to invalid ones. */
const EXAMPLE = {
  operation: Object.keys(examples)[0],
  id: "order-1",
  steps: [
    { fault: "connection_reset" },
    ...Object.values(examples).flatMap(({ response }) => Object.keys(response).slice(0, 1)),
  ].slice(0, 2),
};
