import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { environmentOf, sharedBasePath } from "@ams-vaulting/client/protocol";
import { createVaultingMock } from "@ams-vaulting/msw";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app.ts";
import type { Credentials } from "./credentials.ts";
import { documentedPort } from "./gateway-routes.ts";

export interface SandboxOptions {
  /** The port to listen on; 0 for any free one. Default: the port of the contract's local server. */
  port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: other machines cannot reach it. */
  host?: string | undefined;
  /** A folder to serve at `/`: the built documentation. */
  docsDirectory?: string | undefined;
}

/** A running sandbox. Stop it with `close()`, or let `await using` do it. */
export interface Sandbox extends AsyncDisposable {
  /** Its origin, with a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  /** Lets running requests finish, closes the rest, and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in gateway on this machine, with keys of its own.
 *
 * @throws the error of the socket, for example `EADDRINUSE`
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = documentedPort(), host = "127.0.0.1", docsDirectory } = options;
  const mock = createVaultingMock();
  const keys = await mock.keyTexts();
  const clientId = mock.clientOptions.clientId ?? "";
  let url = "";
  const basePath = sharedBasePath(environmentOf(clientId)) ?? "/";
  const credentials = () => ({ clientId, baseUrl: new URL(basePath, url).href, ...keys });
  const app = createApp(mock, credentials, docsDirectory);
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}/`;

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= new Promise((resolve) => {
      server.close(() => resolve());
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      // A request that hangs must not keep the process alive.
      const force = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 1_000);
      server.once("close", () => clearTimeout(force));
    });
    return closing;
  };
  return { url, credentials: credentials(), close, [Symbol.asyncDispose]: close };
}
