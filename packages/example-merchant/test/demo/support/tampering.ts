import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxProcess } from "@ams-vaulting/ci/sandbox-process";

/** A response on its way to the client. */
export interface Passing {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Changes responses between the gateway and the client. What it returns is sent on; `undefined` closes the connection. */
export type Tamper = (passing: Passing, before: Passing | undefined) => Passing | undefined;

/** A proxy that changes the responses of a sandbox, and the variables of a client that uses it. */
export async function tampered(sandbox: SandboxProcess, tamper: Tamper) {
  let before: Passing | undefined;
  const proxy = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const { host: _, connection: __, ...headers } = incoming.headers as Record<string, string>;
    const url = new URL(incoming.url ?? "", sandbox.env.AMS_BASE_URL);
    const response = await fetch(url, { method: incoming.method ?? "", headers, body });
    const passing = {
      status: response.status,
      headers: new Headers(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
    passing.headers.delete("content-length");
    const sent = tamper(passing, before);
    before = passing;
    if (!sent) return incoming.socket.destroy();
    return outgoing.writeHead(sent.status, Object.fromEntries(sent.headers)).end(sent.body);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const { port } = proxy.address() as AddressInfo;
  const { pathname } = new URL(sandbox.env.AMS_BASE_URL ?? "");
  const env = { ...sandbox.env, AMS_BASE_URL: `http://127.0.0.1:${port}${pathname}` };
  return {
    env,
    async [Symbol.asyncDispose]() {
      const closed = once(proxy.close(), "close");
      proxy.closeAllConnections();
      await closed;
    },
  };
}
