import {
  errorCatalogue,
  operationTable,
  resultMeanings,
  statusMeanings,
} from "@ams-vaulting/client/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { results } from "../src/explain/explanations.ts";
import { mock, runOnce } from "./support/world.ts";

afterEach(() => mock.reset());

/** A world in which nothing can be sent, and nothing is configured. */
const offline = {
  env: {},
  world: {
    fetch: () => {
      throw new Error("offline");
    },
  },
};

const errors = Object.entries(errorCatalogue).flatMap(([family, { codes }]) =>
  Object.entries(codes).map(([code, explanation]) => ({ code, family, ...explanation })),
);
const listed = Object.entries(operationTable).flatMap(([operation, { resultCodes }]) =>
  Object.entries(resultCodes).map(([code, documented]) => ({
    code,
    operation,
    meaning: resultMeanings[operation]?.[code] ?? "",
    ...documented,
  })),
);

/** What is printed, as one line. */
const flat = (text: string) => text.replace(/\s+/g, " ");

async function explained(...args: string[]) {
  const { code, out, err } = await runOnce(["explain", ...args], offline);
  expect([code, err]).toEqual([0, ""]);
  return out;
}

describe("every error code: what it means, whether a request was sent, whether to retry, what to do", () => {
  test.each(errors)("$family: $code", async ({ code, family, meaning, sent, retry, action }) => {
    const out = await explained(code);
    expect(out.split("\n")[0]).toBe(`${code}  error of the family ${family}`);
    for (const text of [meaning, action]) expect(flat(out)).toContain(text);
    expect(out).toMatch(/\n {2}Sent {8}\S/);
    expect(out).toMatch(/\n {2}Retry {7}\S/);
    const [only, ...more] = JSON.parse(await explained(code, "--json")).explanations;
    expect(more).toEqual([]);
    expect(only).toEqual({ kind: "error", code, family, meaning, sent, retry, action });
  });
});

describe("every result code: meaning, status, what to do, who lists it", () => {
  test.each(listed)("$operation: $code", async ({ code, operation, status, meaning, action }) => {
    const out = flat(await explained(code));
    for (const text of [meaning, action, `${status}: ${statusMeanings[status]}`, operation])
      expect(out).toContain(text);
    const { explanations } = JSON.parse(await explained(code, "--json"));
    expect(explanations).toContainEqual({
      kind: "result",
      code,
      status,
      meaning,
      action,
      operations: expect.arrayContaining([operation]),
    });
  });

  test("a code is explained once for the operations that agree, and again for those that do not", () => {
    const of = (...codes: [code: string, action: string][]) =>
      ({
        resultCodes: Object.fromEntries(codes.map(([code, action]) => [code, { status: "F", action }])),
      }) as never;
    const operations = {
      find: of(["GONE", "Look."], ["LATE", "Wait."]),
      send: of(["GONE", "Look."], ["LATE", "Call."]),
    };
    const meanings = { find: { GONE: "Gone.", LATE: "Late." }, send: { GONE: "Gone.", LATE: "Late." } };
    const found = results(operations, meanings).map(({ code, action, operations }) => [
      code,
      action,
      ...operations,
    ]);
    expect(found).toEqual([
      ["GONE", "Look.", "find", "send"],
      ["LATE", "Wait.", "find"],
      ["LATE", "Call.", "send"],
    ]);
  });
});

test.each(Object.entries(statusMeanings))("the status %s", async (code, meaning) => {
  expect(flat(await explained(code.toLowerCase()))).toBe(`${code} result status Meaning ${meaning} `);
  expect(JSON.parse(await explained(code, "--json"))).toEqual({
    explanations: [{ kind: "status", code, meaning }],
  });
});

test("without a code: all of them, by family and status", async () => {
  const out = await explained();
  for (const { code } of [...errors, ...listed]) expect(out).toMatch(new RegExp(`[ \\n]${code}[,\\n]`));
  for (const name of [...Object.keys(errorCatalogue), ...Object.keys(statusMeanings)])
    expect(out).toMatch(new RegExp(`\n${name} {2}\\S`));
  const { explanations } = JSON.parse(await explained("--json"));
  expect(explanations).toHaveLength(errors.length + results().length + Object.keys(statusMeanings).length);
});

test.each([["SIGNATURE_MISMATCH"], ["Signature-Mismatch"], [" signature mismatch "]])(
  "%j is found",
  async (text) => {
    expect(await explained(text)).toMatch(/^signature_mismatch {2}/);
  },
);

describe("what is no code: exit code 2, and what may be meant", () => {
  const [, otherCode = ""] = listed.map(({ code }) => code);
  test.each([
    { text: "unsigned", means: ["unsigned_failure"] },
    { text: "skewed", means: ["response_time_skewed"] },
    { text: "signiture_mismatch", means: ["signature_mismatch"] },
    { text: "NETWROK", means: ["network"] },
    { text: otherCode.slice(0, -1), means: [otherCode] },
    { text: otherCode.replace(/.$/, "_"), means: [otherCode] },
  ])("$text: $means", async ({ text, means }) => {
    const { code, out, err } = await runOnce(["explain", text], offline);
    expect([code, out]).toEqual([2, ""]);
    const [, suggestions = ""] = /Did you mean ([\w, ]+)\?\n$/.exec(err) ?? [];
    expect(suggestions.split(", ")).toEqual(expect.arrayContaining(means));
    expect(suggestions.split(", ").length).toBeLessThanOrEqual(5);
    const machine = await runOnce(["explain", text, "--json"], offline);
    expect([machine.code, machine.err]).toEqual([2, ""]);
    expect(JSON.parse(machine.out)).toMatchObject({
      code: "usage",
      message: expect.stringContaining("Did you"),
    });
  });

  test.each(["", "x", "xyzzy", "toString", "__proto__", "constructor", "\u001b[2J", "y".repeat(5_000)])(
    "%j: no suggestion, but where to look",
    async (text) => {
      const { code, out, err } = await runOnce(["explain", text], offline);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain("All codes: ams-vaulting explain.");
      expect(err.length).toBeLessThan(250);
      expect(err).not.toContain("\u001b");
    },
  );
});

test.each([undefined, 80, 60, 40])("at most 80 columns on a terminal of %s", async (columns) => {
  const options = { ...offline, env: { NO_COLOR: "1" }, ...(columns !== undefined && { columns }) };
  for (const { code } of [{ code: undefined }, ...errors, ...listed]) {
    const { out } = await runOnce(["explain", ...(code === undefined ? [] : [code])], options);
    const long = out.split("\n").filter((line) => line.length > (columns ?? 80));
    expect(long).toEqual([]);
  }
});

describe("a call that failed names the command that explains why, where that helps", () => {
  const rows = [
    { name: "rejected", fault: "body_changed_after_signing", hint: "signature_mismatch" },
    { name: "no response", fault: "connection_refused", hint: "network" },
    { name: "a result code", id: "demo-param-illegal", hint: "PARAM_ILLEGAL" },
    { name: "the wait failed: why", fault: "connection_refused", flags: ["--wait"], hint: "network" },
    { name: "there is no such id", id: "nobody", hint: undefined },
    { name: "an invalid id", id: "x".repeat(65), hint: undefined },
    { name: "a state", id: "demo-fail", hint: undefined },
  ] as const;
  test.each(rows)("$name: $hint", async ({ hint, ...row }) => {
    const id = "id" in row ? row.id : "a";
    if ("fault" in row) mock.inquireVaulting.fault(row.fault);
    const args = ["inquire", id, ...("flags" in row ? row.flags : [])];
    const { out, err } = await runOnce(args);
    if (hint === undefined) expect(out + err).not.toContain("explain");
    else expect(err).toMatch(new RegExp(`\n  More: ams-vaulting explain ${hint}\n$`));
    const machine = await runOnce([...args, "--json"]);
    expect(machine.out + machine.err).not.toContain("ams-vaulting explain");
  });

  test("reconcile, when it stops", async () => {
    mock.inquireVaulting.fault("connection_refused");
    const stdin = "a\nb\nc\n";
    const args = ["reconcile", "-", "--stop-after", "2", "--rate", "0"];
    expect((await runOnce(args, { stdin })).err).toContain("\n  More: ams-vaulting explain network\n");
    const machine = await runOnce([...args, "--json"], { stdin });
    expect(machine.out + machine.err).not.toContain("ams-vaulting explain");
  });
});
