import { createVaultingClient } from "@ams-vaulting/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createVaultingMock } from "../src/index.ts";
import { mock, resetAfterEach } from "./support/mocks.ts";

// Fake timers replace globals by their nature; here they are the subject.

const request = { vaultingRequestId: "order-1" };
const DAY = 86_400_000;
resetAfterEach();
afterEach(() => vi.useRealTimers());

describe("a fake Date that is installed after the mock was made", () => {
  const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });

  test("counts on both sides", async () => {
    mock.inquireVaulting.respond("success");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + DAY });
    const { response } = await client.raw.POST("/v1/vaults/inquireVaulting", { body: request });
    expect(response.headers.get("response-time")).toBe(`${new Date().toISOString().slice(0, 19)}Z`);
    vi.setSystemTime(Date.now() + DAY);
    await expect(client.inquireVaulting(request)).resolves.toMatchObject({ vaultingStatus: "SUCCESS" });
  });

  test("does not move a clock of its own", async () => {
    const still = createVaultingMock({ keys: mock.keys, now: () => Date.parse("2026-11-23T12:00:00Z") });
    const other = createVaultingClient({ ...still.clientOptions, fetch: still.fetch });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-12-24T12:00:00Z") });
    still.inquireVaulting.respond("success");
    await expect(other.inquireVaulting(request)).rejects.toMatchObject({ code: "response_time_skewed" });
  });
});

test("fake timers work when a test waits for the poll, and then moves the time", async () => {
  vi.useFakeTimers();
  const onEvent = vi.fn();
  const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch, onEvent });
  mock.inquireVaulting.respond({ example: "processing", delay: 500 }, "success");
  const final = client.inquireVaulting.untilFinal(request);
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: "poll" })), {
    timeout: 15_000,
  });
  await vi.advanceTimersByTimeAsync(3_000);
  await expect(final).resolves.toMatchObject({ vaultingStatus: "SUCCESS" });
});

test("a sleep that returns at once ends a wait that never becomes final", async () => {
  const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch, sleep: async () => {} });
  mock.inquireVaulting.respond("processing");
  await expect(client.inquireVaulting.untilFinal(request)).rejects.toMatchObject({ code: "not_final" });
  expect(mock.requests.length).toBeLessThan(25);
});
