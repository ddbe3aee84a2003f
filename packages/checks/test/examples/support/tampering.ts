import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "@ams-vaulting/example-merchant/examples";

/** A response on its way. */
export interface Passing {
  status: number;
  headers: Headers;
  body: Json;
}

export type Tamper = (passing: Passing) => void;

/** A server that passes requests on to another one, and changes the responses. */
export async function tampering(target: string, tamper: Tamper) {
  const proxy = createServer(async (incoming, outgoing) => {
    const {
      host: _,
      connection: __,
      "content-length": ___,
      ...headers
    } = incoming.headers as Record<string, string>;
    const response = await fetch(new URL(incoming.url ?? "", target), {
      method: incoming.method ?? "",
      headers,
      body: Buffer.concat(await incoming.toArray()),
    });
    const passing = {
      status: response.status,
      headers: new Headers(response.headers),
      body: await response.json(),
    };
    passing.headers.delete("content-length");
    tamper(passing);
    outgoing.writeHead(passing.status, Object.fromEntries(passing.headers)).end(JSON.stringify(passing.body));
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    async [Symbol.asyncDispose]() {
      const closed = once(proxy.close(), "close");
      proxy.closeAllConnections();
      await closed;
    },
  };
}
