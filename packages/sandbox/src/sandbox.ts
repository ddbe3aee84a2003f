import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { environmentOf, sharedBasePath } from "@ams-vaulting/client/protocol";
import { createVaultingMock } from "@ams-vaulting/msw";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { leadToBank } from "./bank/steps.ts";
import { closer } from "./close.ts";
import type { Credentials } from "./credentials.ts";
import { answerAsGateway } from "./gateway/answer.ts";
import { documentedPort } from "./gateway/documented.ts";
import { type GivenKeys, importGivenKeys } from "./given-keys.ts";
import { isLoopbackName } from "./loopback.ts";

export interface SandboxOptions {
  /** The port to listen on; 0 for any free one. Default: the port of the contract's local server. */
  port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: other machines cannot reach it. */
  host?: string | undefined;
  /** Keys to use. Default: new ones. The merchant's private key stays with the merchant. */
  keys?: GivenKeys | undefined;
  /** A folder to serve at `/`: the built documentation. */
  docsDirectory?: string | undefined;
}

/** Signatures of 2048 bits have 400 bytes; larger ones are answered with HTTP 431. */
const MAX_HEADER_BYTES = 16_384;

/** A running sandbox. Stop it with `close()`, or let `await using` do it. */
export interface Sandbox extends AsyncDisposable {
  /** Its origin, with a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  /** Lets running requests finish, closes the rest, and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in gateway on this machine, with keys of its own or with given ones.
 *
 * @throws the error of the socket, for example `EADDRINUSE`; a TypeError for keys that cannot be used
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = documentedPort(), host = "127.0.0.1", docsDirectory } = options;
  const given = options.keys && (await importGivenKeys(options.keys));
  const mock = createVaultingMock(given && { keys: given.keys });
  const clientId = mock.clientOptions.clientId ?? "";
  let url = "";
  const basePath = sharedBasePath(environmentOf(clientId)) ?? "/";
  const credentials = async () => ({
    clientId,
    baseUrl: new URL(basePath, url).href,
    ...(given ? { alipayPublicKey: given.alipayPublicKey, privateKey: undefined } : await mock.keyTexts()),
  });
  const app = createApp(
    mock,
    credentials,
    docsDirectory,
    leadToBank(() => pagesAt(url)),
  );
  const pages = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, answerAsGateway(mock, pages));
  const close = closer(server);
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}/`;

  return { url, credentials: await credentials(), close, [Symbol.asyncDispose]: close };
}

/** Where a browser finds the sandbox's pages. Whoever uses it from another machine keeps the links of the examples. */
function pagesAt(url: string): string | undefined {
  return isLoopbackName(new URL(url).hostname) ? url : undefined;
}
