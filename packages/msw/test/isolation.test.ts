import { createVaultingClient } from "@ams-vaulting/client";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVaultingMock } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { received, URL_ } from "./support/merchant.ts";
import { merchant, mock, other, resetAfterEach, stranger } from "./support/mocks.ts";

resetAfterEach();

const server = setupServer();
beforeAll(() => server.listen(listenStrictly));
afterAll(() => server.close());

const send = async (of: typeof mock, vaultingRequestId = "a") => {
  const client = createVaultingClient({ ...of.clientOptions, retry: { attempts: 1 } });
  return (await client.inquireVaulting({ vaultingRequestId })).vaultingStatus;
};

describe("mocks that are used at the same time", () => {
  test("keep apart in server.boundary, each with its own script and its own journal", async () => {
    mock.inquireVaulting.respond("processing", "success");
    other.inquireVaulting.respond("processing", "processing", "fail");
    const run = (of: typeof mock, times: number) =>
      server.boundary(async () => {
        server.use(...of.handlers);
        const states: string[] = [];
        for (let poll = 0; poll < times; poll++) states.push(await send(of));
        return states;
      })();
    const [first, second] = await Promise.all([run(mock, 3), run(other, 3)]);
    expect(first).toEqual(["PROCESSING", "SUCCESS", "SUCCESS"]);
    expect(second).toEqual(["PROCESSING", "PROCESSING", "FAIL"]);
    for (const of of [mock, other]) {
      expect(of.requests).toHaveLength(3);
      of.assertContract();
    }
  });

  test("keep apart in mock.fetch", async () => {
    mock.inquireVaulting.respond("success");
    other.inquireVaulting.respond("fail");
    const send = async (of: typeof mock, by: typeof merchant) =>
      (await received(await of.fetch(...by.request(URL_, { vaultingRequestId: "a" })))).body.vaultingStatus;
    const all = Array.from({ length: 10 }, () => [send(mock, merchant), send(other, stranger)]).flat();
    expect(new Set(await Promise.all(all))).toEqual(new Set(["SUCCESS", "FAIL"]));
    expect([mock.requests.length, other.requests.length]).toEqual([10, 10]);
  });
});

test("a mock with another's keys shares these and nothing else", async () => {
  const third = createVaultingMock({ keys: mock.keys });
  expect(await third.keys()).toBe(await mock.keys());
  mock.inquireVaulting.respond("fail");
  third.inquireVaulting.respond("processing", "success");
  const client = createVaultingClient({ ...mock.clientOptions, fetch: third.fetch });
  const { vaultingStatus } = await client.inquireVaulting({ vaultingRequestId: "a" });
  expect([vaultingStatus, third.requests.length, mock.requests.length]).toEqual(["PROCESSING", 1, 0]);
  mock.reset();
  expect(() => third.assertAllUsed()).toThrow("step 2 of 2");
});

test("the handlers are the mock's state, not msw's: resetHandlers() forgets no script", async () => {
  server.use(...mock.handlers);
  mock.inquireVaulting.respond("processing", "success");
  expect(await send(mock)).toBe("PROCESSING");
  server.resetHandlers();
  server.use(...mock.handlers);
  expect(await send(mock)).toBe("SUCCESS");
});

test("the handlers respond to msw's getResponse()", async () => {
  const request = new Request(...merchant.request(URL_, { vaultingRequestId: "123456789206" }));
  const response = (await getResponse(mock.handlers, request)) as Response;
  expect((await received(response)).body.vaultingStatus).toBe("SUCCESS");
});
