import type { SandboxProcess } from "@ams-vaulting/ci/sandbox-process";
import { afterAll, describe, expect, test } from "vitest";
import { type DemoOptions, demo } from "../../src/demo/demo.ts";
import { type Example, readExamples } from "../../src/demo/examples.ts";
import { startSandbox } from "../../src/demo/sandbox.ts";
import { type Tamper, tampered } from "./support/tampering.ts";

const examples = await readExamples();
const gateway = await startSandbox(0);
afterAll(() => gateway.stop());
const never = new Promise<never>(() => {});

/** Runs the demo with these variables, and keeps what it prints. */
async function runDemo(
  env: Record<string, string>,
  options: DemoOptions = { once: true, json: true },
  given: {
    examples?: readonly Example[];
    interrupted?: Promise<void>;
    ended?: Promise<number>;
    onPrint?: (text: string) => void;
  } = {},
) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const sandbox: SandboxProcess = { env, ended: given.ended ?? never, stop: async () => 0 };
  const code = await demo(options, given.examples ?? examples, sandbox, {
    print: (text) => {
      printed.push(text);
      given.onPrint?.(text);
    },
    complain: (text) => complaints.push(text),
    interrupted: given.interrupted ?? never,
  });
  return { code, printed, complaints };
}

const kindOf = ({ isSigned, response }: Example) =>
  isSigned ? (response.result.resultStatus === "S" ? "S" : "FU") : "unsigned";
/** Two of each kind: the effect of a change depends on nothing else. */
const some = ["S", "FU", "unsigned"].flatMap((kind) =>
  examples.filter((example) => kindOf(example) === kind).slice(0, 2),
);

/** The trust in each response, by its kind in the contract. */
function trustOf(printed: string[]): Record<string, string[]> {
  const outcomes: { example: string; trust: string }[] = JSON.parse(printed[0] ?? "");
  const trust: Record<string, Set<string>> = { S: new Set(), FU: new Set(), unsigned: new Set() };
  for (const { example, trust: found } of outcomes) {
    const sent = examples.find(({ name }) => name === example) as Example;
    trust[kindOf(sent)]?.add(found);
  }
  return Object.fromEntries(Object.entries(trust).map(([kind, found]) => [kind, [...found]]));
}

const set =
  (name: string, value: string): Tamper =>
  (passing) => {
    if (passing.headers.has(name)) passing.headers.set(name, value);
    return passing;
  };
const strip =
  (...names: string[]): Tamper =>
  (passing) => {
    for (const name of names) passing.headers.delete(name);
    return passing;
  };
const flip: Tamper = ({ body, ...passing }) => {
  const changed = Buffer.from(body);
  const at = changed.indexOf("resultMessage") + 18; // inside a text, so that it stays JSON
  changed[at] = (changed[at] ?? 0) ^ 1;
  return { ...passing, body: changed };
};

const tampers: { by: string; tamper: Tamper; want: Record<string, string[]> }[] = [
  {
    by: "flipping one bit of the body",
    tamper: flip,
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "adding a space to the body",
    tamper: ({ body, ...passing }) => ({ ...passing, body: Buffer.concat([body, Buffer.from(" ")]) }),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "stripping the signature",
    tamper: strip("signature"),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "stripping the response time",
    tamper: strip("response-time"),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "stripping both: a failure could be real then, a success never",
    tamper: strip("signature", "response-time"),
    want: { S: ["rejected"], FU: ["unsigned failure"], unsigned: ["unsigned failure"] },
  },
  {
    by: "a response for another client id",
    tamper: set("client-id", "SANDBOX_OTHER"),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["rejected"] },
  },
  {
    by: "changing the response time",
    tamper: set("response-time", "2026-01-01T00:00:00Z"),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "garbling the signature",
    tamper: set("signature", "algorithm=RSA256,keyVersion=1,signature=AAAA"),
    want: { S: ["rejected"], FU: ["rejected"], unsigned: ["unsigned failure"] },
  },
  {
    by: "an error page",
    tamper: (passing) => ({ ...passing, status: 502 }),
    want: { S: ["none"], FU: ["none"], unsigned: ["none"] },
  },
  {
    by: "hanging up",
    tamper: () => undefined,
    want: { S: ["none"], FU: ["none"], unsigned: ["none"] },
  },
];

describe("a change between client and gateway is found: exit code 1", () => {
  test.each(tampers)("$by", async ({ tamper, want }) => {
    await using sandbox = await tampered(gateway, tamper);
    const { code, printed, complaints } = await runDemo(sandbox.env, undefined, { examples: some });
    expect(trustOf(printed)).toEqual(want);
    expect(code).toBe(1);
    const signed = some.filter((example) => example.isSigned);
    for (const { name } of signed) expect(complaints.join("\n")).toContain(`${name}: trust is `);
  });

  test("the response before, sent again: verified, and not the response to this request", async () => {
    await using sandbox = await tampered(gateway, (passing, before) => before ?? passing);
    const [first, second] = examples.filter(({ response }) => response.result.resultStatus === "S");
    const { code, complaints } = await runDemo(sandbox.env, undefined, {
      examples: [first as Example, second as Example],
    });
    expect(code).toBe(1);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/: trust is none \(correlation_mismatch\)/);
  });

  test("one wrong response among many is enough", async () => {
    let count = 0;
    await using sandbox = await tampered(gateway, (passing, before) =>
      ++count === 2 ? flip(passing, before) : passing,
    );
    const { code, complaints, printed } = await runDemo(sandbox.env, { once: true });
    expect([code, complaints.length]).toEqual([1, 1]);
    expect(printed.join("\n")).toContain(`1 of ${examples.length} responses differ`);
  });
});

describe("without a change", () => {
  const nothing: Tamper = (passing) => passing;

  test("every response matches the contract: exit code 0", async () => {
    await using sandbox = await tampered(gateway, nothing);
    const { code, printed, complaints } = await runDemo(sandbox.env);
    expect([code, complaints]).toEqual([0, []]);
    expect(trustOf(printed)).toEqual({ S: ["verified"], FU: ["verified"], unsigned: ["unsigned failure"] });
  });

  test("a contract that differs is found", async () => {
    await using sandbox = await tampered(gateway, nothing);
    const [first] = examples as [Example];
    const wrong: Example[] = [
      { ...first, name: "other body", response: { ...first.response, more: 1 } },
      { ...first, name: "other trust", isSigned: false },
      { ...first, name: "other operation", operationId: "toBeAdded" },
    ];
    const { code, complaints } = await runDemo(sandbox.env, undefined, { examples: wrong });
    expect(code).toBe(1);
    expect(complaints).toEqual([
      expect.stringMatching(/other body: the body is not the example's: \{/),
      expect.stringMatching(/other trust: trust is verified, the contract says unsigned failure/),
      expect.stringMatching(/other operation: trust is none \(the client has no such method\)/),
    ]);
  });

  test("no examples are not a success", async () => {
    await using sandbox = await tampered(gateway, nothing);
    const { code, printed } = await runDemo(sandbox.env, { once: true }, { examples: [] });
    expect(code).toBe(1);
    expect(printed.join("\n")).toContain("no examples");
  });

  test("it keeps serving until it is stopped: exit code 0", async () => {
    await using sandbox = await tampered(gateway, nothing);
    let stop = () => {};
    const interrupted = new Promise<void>((resolve) => (stop = resolve));
    const onPrint = (text: string) => text.includes("Stop with Ctrl-C") && stop();
    const { code, printed } = await runDemo(sandbox.env, {}, { interrupted, onPrint });
    expect(code).toBe(0);
    expect(printed.at(-1)).toContain(`${new URL(sandbox.env.AMS_BASE_URL ?? "").origin}/_sandbox/`);
    // Everything that another program needs to use the sandbox.
    for (const [name, value] of Object.entries(sandbox.env))
      expect(printed.at(-1)).toContain(`${name}=${value}`);
  });

  test("or until the sandbox ends by itself: exit code 1", async () => {
    await using sandbox = await tampered(gateway, nothing);
    const { code, complaints } = await runDemo(sandbox.env, {}, { ended: Promise.resolve(1) });
    expect([code, complaints]).toEqual([1, ["The sandbox ended with exit code 1."]]);
  });

  test("stopped before everything was sent is not a success", async () => {
    await using sandbox = await tampered(gateway, nothing);
    const { code, printed } = await runDemo(sandbox.env, { once: true }, { interrupted: Promise.resolve() });
    expect([code, printed]).toEqual([1, []]);
  });
});
