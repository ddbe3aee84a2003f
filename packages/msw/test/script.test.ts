import { type OperationDescription, operationTable } from "@ams-vaulting/client/protocol";
import { describe, expect, test } from "vitest";
import type { AnyExamples } from "../src/contract/examples.ts";
import { type ExampleName, examples } from "../src/index.ts";
import { createScript } from "../src/script/script.ts";
import { received, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach } from "./support/mocks.ts";

resetAfterEach();

async function send(vaultingRequestId: string): Promise<unknown> {
  const { body } = await received(await mock.fetch(...merchant.request(URL_, { vaultingRequestId })));
  return body.vaultingStatus ?? body.result.resultCode;
}

async function sendAll(ids: string[]): Promise<unknown[]> {
  const states: unknown[] = [];
  for (const id of ids) states.push(await send(id));
  return states;
}

const sequences: { steps: ExampleName[]; ids: string[]; want: string[] }[] = [
  { steps: ["fail"], ids: ["a", "a", "a"], want: ["FAIL", "FAIL", "FAIL"] },
  {
    steps: ["processing", "success"],
    ids: ["a", "a", "a", "a"],
    want: ["PROCESSING", "SUCCESS", "SUCCESS", "SUCCESS"],
  },
  {
    steps: ["processing", "processing", "fail"],
    ids: ["a", "b", "a", "b", "a", "c", "b"],
    want: ["PROCESSING", "PROCESSING", "PROCESSING", "PROCESSING", "FAIL", "PROCESSING", "FAIL"],
  },
  {
    steps: ["unknown_exception", "request_traffic_exceed_limit", "success"],
    ids: ["a", "a", "a"],
    want: ["UNKNOWN_EXCEPTION", "REQUEST_TRAFFIC_EXCEED_LIMIT", "SUCCESS"],
  },
  // A script wins over the pairing of ids with examples.
  { steps: ["fail"], ids: ["123456789206", "demo-processing"], want: ["FAIL", "FAIL"] },
  {
    steps: ["processing", "success"],
    ids: ["constructor", "constructor", "__proto__"],
    want: ["PROCESSING", "SUCCESS", "PROCESSING"],
  },
];

describe("respond() gives each id the steps on its own; the last one sticks", () => {
  test.each(sequences)("$steps requested by $ids", async ({ steps, ids, want }) => {
    mock.inquireVaulting.respond(...(steps as [ExampleName]));
    expect(await sendAll(ids)).toEqual(want);
  });

  test("a later respond() begins anew, for every id", async () => {
    mock.inquireVaulting.respond("processing", "success");
    await sendAll(["a", "a"]);
    mock.inquireVaulting.respond("processing", "fail");
    expect(await sendAll(["a", "a"])).toEqual(["PROCESSING", "FAIL"]);
  });

  test("reset() forgets the steps and the ids", async () => {
    mock.inquireVaulting.respond("processing", "success");
    await send("a");
    mock.reset();
    expect(await sendAll(["a", "123456789206"])).toEqual(["VAULTING_NOT_EXIST", "SUCCESS"]);
    mock.inquireVaulting.respond("processing", "success");
    expect(await sendAll(["a", "a"])).toEqual(["PROCESSING", "SUCCESS"]);
  });

  test("many at once share the handler, and each id still goes its own way", async () => {
    mock.inquireVaulting.respond("processing", "success");
    const ids = Array.from({ length: 40 }, (_, index) => `id-${index % 20}`);
    const states = await Promise.all(ids.map(async (id) => [id, await send(id)] as const));
    for (const id of new Set(ids)) {
      const own = states.filter(([other]) => other === id).map(([, state]) => state);
      expect(own.sort()).toEqual(["PROCESSING", "SUCCESS"]);
    }
  });
});

describe("without a script", () => {
  const unknown = ["nobody-knows-it", "__proto__", "toString", "123456789206 ", "DEMO-PROCESSING"];
  test.each(unknown)("the id %j is not known", async (id) => {
    expect(await send(id)).toBe("VAULTING_NOT_EXIST");
  });

  test("repeating a request changes nothing", async () => {
    expect(await sendAll(["demo-processing", "demo-processing", "demo-processing"])).toEqual(
      Array(3).fill("PROCESSING"),
    );
  });
});

describe("respond() fails where it was written", () => {
  const wrong: string[][] = [["succes"], ["success", "SUCCESS"], ["__proto__"], ["toString"], [""], []];
  test.each(wrong.map((names) => [names]))("%j: a TypeError that names the valid ones", (names) => {
    const respond = mock.inquireVaulting.respond as (...names: string[]) => void;
    const error = (() => {
      try {
        respond(...names);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(TypeError);
    const { message } = error as TypeError;
    expect(message).toContain("inquireVaulting");
    for (const name of Object.keys(examples.inquireVaulting.response)) expect(message).toContain(name);
    const bad = names.find((name) => !Object.hasOwn(examples.inquireVaulting.response, name));
    if (bad) expect(message).toContain(JSON.stringify(bad));
  });

  test("and leaves the script as it was", async () => {
    mock.inquireVaulting.respond("fail");
    expect(() => mock.inquireVaulting.respond("success", "nonsense" as "success")).toThrow(TypeError);
    expect(await send("a")).toBe("FAIL");
  });
});

describe("a script that runs for days", () => {
  const contract = {
    id: "inquireVaulting",
    examples: examples.inquireVaulting as AnyExamples,
    description: operationTable.inquireVaulting as OperationDescription,
  };
  const many = Array.from({ length: 10_000 }, (_, index) => `order-${index}`);

  test("follows 10,000 ids through their steps; of more, the first begin anew", async () => {
    const script = createScript(contract);
    script.set(["processing", "success"]);
    const names = async (id: string) => (await script.next(id, {})).name;
    for (const id of many) expect(await names(id)).toBe("processing");
    expect(await names("order-0")).toBe("success");
    expect(await names("one-more")).toBe("processing");
    expect([await names("order-0"), await names("order-5000")]).toEqual(["processing", "success"]);
  });

  test("and remembers their final states as long", async () => {
    const script = createScript(contract);
    let step = "success";
    script.set([() => step]);
    for (const id of [...many, "one-more"]) await script.next(id, {});
    step = "fail";
    expect((await script.next("order-0", {})).name).toBe("fail");
    await expect(script.next("order-5000", {})).rejects.toThrow(/cannot come after/);
  });
});
