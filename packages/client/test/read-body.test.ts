import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBody } from "../src/http/read-body.ts";
import { createVaultingClient } from "../src/index.ts";
import { untilAborted } from "../src/time/until-aborted.ts";
import { fetchOf, ID, options, SUCCESS, signedResponse } from "./support/gateway.ts";

const streamOf = (chunks: readonly Uint8Array[]) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
const idle = () => new AbortController().signal;

test("a body is its chunks, in their order, whatever their sizes", async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(chunks, async (chunks) => {
      const whole = new Uint8Array(Buffer.concat(chunks));
      expect(await readBody(streamOf(chunks), 1_000, {}, idle())).toEqual(whole);
    }),
  );
});

test("a response in any number of chunks is verified", async () => {
  const body = new Uint8Array(await signedResponse(SUCCESS).arrayBuffer());
  const { headers } = signedResponse(SUCCESS);
  for (const size of [1, 2, 3, 64, body.length - 1, body.length]) {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < body.length; at += size) chunks.push(body.subarray(at, at + size));
    const { fetch } = fetchOf(() => new Response(streamOf(chunks), { headers }));
    const client = createVaultingClient({ ...options, fetch });
    expect(await client.inquireVaulting({ vaultingRequestId: ID })).toEqual(SUCCESS);
  }
});

describe("the limit", () => {
  test.each([
    { sizes: [10], isRead: true },
    { sizes: [11], isRead: false },
    { sizes: [4, 6], isRead: true },
    { sizes: [4, 7], isRead: false },
    { sizes: [10, 0], isRead: true },
    { sizes: [10, 1], isRead: false },
    { sizes: [], isRead: true },
  ])("of 10 bytes, for chunks of $sizes: $isRead", async ({ sizes, isRead }) => {
    const read = readBody(streamOf(sizes.map((size) => new Uint8Array(size))), 10, {}, idle());
    if (isRead) expect(await read).toHaveLength(sizes.reduce((sum, size) => sum + size, 0));
    else await expect(read).rejects.toMatchObject({ code: "body_too_large" });
  });

  test("is that of the client", async () => {
    const { length } = JSON.stringify(SUCCESS);
    for (const [maxBodyBytes, isRead] of [
      [length, true],
      [length - 1, false],
    ] as const) {
      const { fetch } = fetchOf(() => signedResponse(SUCCESS));
      const client = createVaultingClient({ ...options, fetch, maxBodyBytes });
      const call = client.inquireVaulting({ vaultingRequestId: ID });
      if (isRead) expect(await call).toEqual(SUCCESS);
      else await expect(call).rejects.toMatchObject({ code: "body_too_large" });
    }
  });
});

describe("no listener stays", () => {
  test.each<{ name: string; stream: () => ReadableStream }>([
    { name: "after a body", stream: () => streamOf([new Uint8Array(5)]) },
    { name: "after a body that is too large", stream: () => streamOf([new Uint8Array(11)]) },
    {
      name: "after a body that breaks",
      stream: () => new ReadableStream({ pull: () => Promise.reject(new Error("reset")) }),
    },
  ])("$name", async ({ stream }) => {
    const { signal } = new AbortController();
    await readBody(stream(), 10, {}, signal).catch(() => {});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("after a body that nobody waits for any more, which is let go", async () => {
    const controller = new AbortController();
    let isCancelled = false;
    const stream = new ReadableStream({
      pull: () => new Promise(() => {}),
      cancel: () => void (isCancelled = true),
    });
    const read = readBody(stream, 10, {}, controller.signal);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort();
    await read;
    expect(isCancelled).toBe(true);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test.each<{ name: string; task: () => Promise<void> }>([
    { name: "that ends", task: async () => {} },
    { name: "that fails", task: () => Promise.reject(new Error("no")) },
    {
      name: "that throws",
      task: () => {
        throw new Error("no");
      },
    },
  ])("after a task $name before its signal", async ({ task }) => {
    const { signal } = new AbortController();
    await untilAborted(signal, task).catch(() => {});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
