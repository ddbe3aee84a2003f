import { once } from "node:events";
import { Agent, createServer, type RequestListener, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, test } from "vitest";
import { closer } from "../src/http/close.ts";
import { startSandbox } from "../src/index.ts";
import { exchange } from "./support/merchant.ts";

const refused = (url: string) =>
  exchange(url, "GET").then(
    () => "response",
    (error: NodeJS.ErrnoException) => error.code,
  );

/** A plain server on a free port, so that nothing but closing is under test. */
async function serverWith(listener: RequestListener, graceMs?: number) {
  const server = createServer(listener);
  const close = closer(server, graceMs);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { close, port, url: `http://127.0.0.1:${port}/` };
}

describe("a sandbox", () => {
  test("listens on this machine alone, on the port of its URL, and frees it", async () => {
    const sandbox = await startSandbox({ port: 0 });
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*\/$/);
    expect(sandbox.credentials.baseUrl).toBe(`${sandbox.url}ams/sandbox/api`);
    await sandbox.close();
    expect(await refused(sandbox.url)).toBe("ECONNREFUSED");
    const port = Number(new URL(sandbox.url).port);
    const again = await startSandbox({ port });
    expect(again.url).toBe(sandbox.url);
    expect(again.credentials.privateKey).not.toBe(sandbox.credentials.privateKey);
    // A port in use is the caller's error, with its code.
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: "EADDRINUSE", port });
    await again.close();
  });

  test("ends with its block", async () => {
    let url = "";
    {
      await using sandbox = await startSandbox({ port: 0 });
      url = sandbox.url;
      expect(await refused(url)).toBe("response");
    }
    expect(await refused(url)).toBe("ECONNREFUSED");
  });
});

describe("closing", () => {
  test("lets a running request finish, also on a connection that is kept alive", async () => {
    let arrived = () => {};
    const running = new Promise<void>((resolve) => (arrived = resolve));
    const { close, url } = await serverWith(async (incoming, response) => {
      arrived();
      for await (const _ of incoming);
      response.end("done");
    }, 60_000);
    const agent = new Agent({ keepAlive: true });
    const outgoing = request(url, { method: "POST", agent });
    const received = once(outgoing, "response").then(async ([response]) =>
      (await response.toArray()).join(""),
    );
    outgoing.write("first half");
    await running;
    const closed = close();
    expect(await refused(url)).toBe("ECONNREFUSED");
    outgoing.end("second half");
    expect(await received).toBe("done");
    await closed; // long before the grace period is over
    agent.destroy();
  });

  test("ends idle connections at once", async () => {
    const { close, url, port } = await serverWith((_, response) => void response.end(), 60_000);
    const agent = new Agent({ keepAlive: true });
    await once(request(url, { agent }).end(), "response");
    const silent = connect(port, "127.0.0.1");
    await once(silent, "connect");
    await once(silent.end(), "close");
    await close();
    agent.destroy();
  });

  test("ends what hangs after the grace period", async () => {
    const { close, url } = await serverWith(() => {}, 10);
    const hanging = exchange(url, "GET").catch((error: NodeJS.ErrnoException) => error.code);
    await expect.poll(() => refusedOrOpen(url)).toBe("open");
    await close();
    expect(await hanging).toBe("ECONNRESET");
  });

  test("twice is closing once", async () => {
    const { close } = await serverWith(() => {});
    expect(close()).toBe(close());
    await close();
  });
});

function refusedOrOpen(url: string): Promise<string> {
  return new Promise((resolve) => {
    const { port } = new URL(url);
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.destroy();
      resolve("open");
    });
    socket.on("error", () => resolve("refused"));
  });
}
