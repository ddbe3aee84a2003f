import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { type Signing, signature } from "./gateway.ts";

/** Writes to the wire whatever it likes, after a request has arrived in full. */
export type Behaviour = (socket: Socket, signing: Signing) => void;

/** A server on raw sockets. The behaviours respond to the requests in order; the last one stays. */
export async function startFaultServer(behaviours: Behaviour[], signing: Signing) {
  const sockets = new Set<Socket>();
  const requested = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {}); // clients hang up in these tests
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const [head = "", body = ""] = received.split("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (!received.includes("\r\n\r\n") || body.length < length) return;
      received = "";
      requested.add(socket);
      behaviours[Math.min(requests++, behaviours.length - 1)]?.(socket, signing);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests: () => requests,
    /** Connections that carried a request and are still open. Runtimes keep idle ones of their own accord. */
    openSockets: () => [...requested].filter((socket) => sockets.has(socket)).length,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const head = (headers: Record<string, string | number>, status = "200 OK") =>
  `HTTP/1.1 ${status}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;

/** The headers of a signed response. */
export function signed(body: string | Buffer, signing: Signing): Record<string, string | number> {
  const value = encodeURIComponent(signature(body, signing));
  return {
    "content-type": "application/json; charset=UTF-8",
    "response-time": signing.time ?? "",
    signature: `algorithm=RSA256,keyVersion=1,signature=${value}`,
    "content-length": Buffer.byteLength(body),
  };
}

/** A correct response, with changes to its headers. */
export const reply =
  (body: string | Buffer, changes: Record<string, string | number> = {}): Behaviour =>
  (socket, signing) => {
    socket.write(head({ ...signed(body, signing), ...changes }));
    socket.write(body);
  };

/** Bytes as they are. */
export const raw =
  (text: string): Behaviour =>
  (socket) =>
    void socket.write(text);

export const page = (status: string): Behaviour =>
  raw(`HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>`);
export const resetAtOnce: Behaviour = (socket) => void socket.resetAndDestroy();
export const hangUp: Behaviour = (socket) => void socket.end();
export const stall: Behaviour = () => {};

export const resetAfter =
  (body: string, bytes: number): Behaviour =>
  (socket, signing) => {
    const text = head(signed(body, signing)) + body;
    socket.write(text.slice(0, bytes < 0 ? text.length + bytes : bytes), () =>
      setImmediate(() => socket.resetAndDestroy()),
    );
  };

export const endAfter =
  (body: string, bytes: number): Behaviour =>
  (socket, signing) => {
    const text = head(signed(body, signing)) + body;
    socket.end(text.slice(0, bytes < 0 ? text.length + bytes : bytes));
  };

export const stallAfter =
  (body: string, bytes: number): Behaviour =>
  (socket, signing) => {
    const text = head(signed(body, signing)) + body;
    socket.write(text.slice(0, bytes < 0 ? text.length + bytes : bytes));
  };

/** One byte after the other, for ever slower than the limit. */
export const drip =
  (body: string): Behaviour =>
  (socket, signing) => {
    const text = head(signed(body, signing)) + body;
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) clearInterval(timer);
      else socket.write(text.slice(at, ++at));
    }, 5);
    socket.on("close", () => clearInterval(timer));
  };

const packed = gzipSync(Buffer.alloc(20_000_000));

/** A body that grows a thousandfold when it is unpacked. */
export const gzipBomb: Behaviour = (socket) => {
  socket.write(head({ "content-encoding": "gzip", "content-length": packed.length }));
  socket.write(packed);
};

/** A body without end. */
export const flood: Behaviour = (socket) => {
  socket.write(head({ "content-length": 100_000_000 }));
  const chunk = Buffer.alloc(65_536, 0x20);
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", more);
  more();
};
