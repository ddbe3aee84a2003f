import { getConnInfo } from "@hono/node-server/conninfo";
import type { MiddlewareHandler } from "hono";
import { isLoopbackAddress, isLoopbackName } from "./loopback.ts";

/** Accepts requests from this machine only, and not from pages of other sites in a browser on it. */
export const onlyFromHere: MiddlewareHandler = async (c, next) => {
  const refuse = (error: string) => c.json({ error }, 403);
  const { address = "" } = getConnInfo(c).remote;
  if (!isLoopbackAddress(address))
    return refuse("The control API is for the machine that the sandbox runs on.");
  // A page of another site can make a name of its own lead to 127.0.0.1 (DNS rebinding); it cannot change the header.
  const { origin: own, hostname } = new URL(c.req.url);
  if (!isLoopbackName(hostname))
    return refuse("Call the control API at 127.0.0.1 or localhost, not by another name.");
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== own)
    return refuse(`Pages of another origin may not use the control API.`);
  return next();
};
