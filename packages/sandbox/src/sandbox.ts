import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { environmentOf, sharedBasePath } from "@ams-vaulting/client/protocol";
import { createVaultingMock, type PlainStep } from "@ams-vaulting/msw";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { documentedPort } from "./gateway/documented.ts";
import { createGatewayListener } from "./gateway/listener.ts";
import { remoteAddresses, urlOf } from "./http/addresses.ts";
import { closer } from "./http/close.ts";
import { trackConnections } from "./http/connections.ts";
import type { Certificate } from "./https/certificate.ts";
import { linkToIssuer } from "./issuer/link-to-issuer.ts";
import type { Credentials } from "./keys/credentials.ts";
import { importKeys, type SandboxKeys } from "./keys/sandbox-keys.ts";
import { readMagicId } from "./scripts/magic-ids.ts";

export interface SandboxOptions {
  /** The port to listen on; 0 for any free one. Default: the port of the contract's local server. */
  port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: other machines cannot reach it. */
  host?: string | undefined;
  /** Keys to use. Default: new ones. The merchant's private key stays with the merchant. */
  keys?: SandboxKeys | undefined;
  /**
   * Serves https in place of http, with a certificate for 127.0.0.1, ::1 and localhost (and for `host`) that is made for this
   * sandbox. Default `false`. Clients have to be configured to trust it.
   */
  https?: boolean | undefined;
  /** A folder to serve at `/`: the built documentation. */
  docsDirectory?: string | undefined;
}

/** Signatures of 2048 bits have 400 bytes; for larger ones the response is HTTP 431. */
const MAX_HEADER_BYTES = 16_384;

/** A running sandbox. Stop it with `close()`, or let `await using` do it. */
export interface Sandbox extends AsyncDisposable {
  /** Its origin, with a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  /** The certificate to trust, in PEM; `undefined` without https. Its key is in the sandbox alone. */
  readonly certificate: string | undefined;
  /** Lets running requests finish, closes the rest, and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a mock gateway on this machine, with keys of its own or with those of the options.
 *
 * @throws the error of the socket, for example `EADDRINUSE`; a TypeError for keys that cannot be used
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = documentedPort(), host = "127.0.0.1", docsDirectory } = options;
  const remote = remoteAddresses(host);
  const imported = options.keys && (await importKeys(options.keys));
  let url = "";
  // Clients on other machines keep the links of the examples.
  const link = linkToIssuer(() => (remote.length > 0 ? undefined : url));
  const mock = createVaultingMock({
    ...(imported && { keys: imported.keys }),
    stepsFor: (operation, id) => readMagicId(id)?.map((step) => () => link(operation, id, step) as PlainStep),
  });
  const clientId = mock.clientOptions.clientId ?? "";
  const basePath = sharedBasePath(environmentOf(clientId)) ?? "/";
  const credentials = async () => ({
    clientId,
    baseUrl: new URL(basePath, url).href,
    ...(imported
      ? { alipayPublicKey: imported.alipayPublicKey, privateKey: undefined }
      : await mock.exportKeys()),
  });
  const app = createApp(mock, credentials, docsDirectory, link);
  const pages = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const certificate = options.https ? await createCertificateFor(remote) : undefined;
  const limits = { maxHeaderSize: MAX_HEADER_BYTES };
  const listener = createGatewayListener(mock, pages, () => connections);
  const server: Server = certificate
    ? createSecureServer({ ...limits, cert: certificate.certificate, key: certificate.privateKey }, listener)
    : createServer(limits, listener);
  const connections = trackConnections(server);
  const close = closer(server, undefined, connections);
  server.listen(port, host);
  await once(server, "listening");
  url = urlOf(certificate ? "https" : "http", server.address() as AddressInfo);

  return {
    url,
    credentials: await credentials(),
    certificate: certificate?.certificate,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Few use https, so what makes certificates is loaded for them alone. */
async function createCertificateFor(addresses: readonly string[]): Promise<Certificate> {
  const { createCertificate } = await import("./https/certificate.ts");
  return createCertificate(addresses);
}
