import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { environmentOf, sharedBasePath } from "@ams-vaulting/client/protocol";
import { createVaultingMock } from "@ams-vaulting/msw";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app.ts";
import { closer } from "./close.ts";
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
  const clientId = mock.clientOptions.clientId ?? "";
  let url = "";
  const basePath = sharedBasePath(environmentOf(clientId)) ?? "/";
  const credentials = async () => ({
    clientId,
    baseUrl: new URL(basePath, url).href,
    ...(await mock.keyTexts()),
  });
  const app = createApp(mock, credentials, docsDirectory);
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  const close = closer(server as Server); // no HTTP/2 was asked for
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}/`;

  return { url, credentials: await credentials(), close, [Symbol.asyncDispose]: close };
}
