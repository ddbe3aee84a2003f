import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxProcess } from "@ams-vaulting/ci/sandbox-process";

/** An answer on its way to the client. */
export interface Passing {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Somebody between the client and the gateway. What it returns is sent on; `undefined` hangs up. */
export type Tamper = (passing: Passing, before: Passing | undefined) => Passing | undefined;

/** A sandbox behind somebody who changes its answers, and what a client is told about it. */
export async function tampered(sandbox: SandboxProcess, tamper: Tamper) {
  let before: Passing | undefined;
  const proxy = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const { host: _, connection: __, ...headers } = incoming.headers as Record<string, string>;
    const url = new URL(incoming.url ?? "", sandbox.env.AMS_BASE_URL);
    const answer = await fetch(url, { method: incoming.method ?? "", headers, body });
    const passing = {
      status: answer.status,
      headers: new Headers(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
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
