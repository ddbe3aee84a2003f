import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { type Call, findMistake } from "../../src/generators/call.ts";
import type { Generator } from "../../src/generators/generators.ts";
import { isExpected, tableOf } from "../../src/generators/report.ts";
import type { Outcome } from "../../src/generators/try-generator.ts";

const generator: Generator = { name: "thing", package: "thing", command: () => ["thing"] };
const outcome = (fails: string | undefined, error: string | undefined): Outcome => ({
  generator: { ...generator, ...(fails && { fails }) },
  version: "1.0.0",
  generationError: undefined,
  compilationError: error,
});

describe("an outcome", () => {
  test.each<{ name: string; fails?: string; error?: string; callError?: string; want: boolean }>([
    { name: "compiles", want: true },
    { name: "fails without a reason", error: "TS2339", want: false },
    { name: "fails with a reason", fails: "It ignores enum.", error: "TS2339", want: true },
    { name: "compiles, and its calls fail", callError: "It failed.", want: false },
    { name: "compiles in spite of a reason", fails: "It ignores enum.", want: false },
  ])("that $name: expected $want", ({ fails, error, callError, want }) => {
    expect(isExpected({ ...outcome(fails, error), callError })).toBe(want);
  });
});

test("the table fits 80 columns and has the reason", () => {
  const table = tableOf([outcome("It writes literal().max(), which zod does not have.", "TS2339")]);
  expect(table.replaceAll(/\s+/g, " ")).toContain("thing");
  for (const word of ["It", "writes", "literal().max(),"]) expect(table).toContain(word);
  for (const line of table.split("\n")) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(80);
});

describe("the calls of a generated client", () => {
  const inquire =
    (send: (url: string, init: RequestInit, gateway: Parameters<Call>[1]) => Promise<Response>): Call =>
    async (_output, gateway, vaultingRequestId) => {
      const init = { method: "POST", body: JSON.stringify({ vaultingRequestId }) };
      return (await send(`${gateway.baseUrl}/v1/vaults/inquireVaulting`, init, gateway)).json();
    };
  const body = (resultCode: string) => Response.json({ result: { resultCode } });
  test.each<{ name: string; call: Call; want: unknown }>([
    {
      name: "pass with the trusted fetch",
      call: inquire((url, init, { fetch }) => fetch(url, init)),
      want: undefined,
    },
    {
      name: "fail when it returns nothing",
      call: async () => undefined,
      want: expect.stringContaining("not found"),
    },
    {
      name: "fail when every vaulting is known",
      call: inquire(async () => body("SUCCESS")),
      want: expect.stringContaining("An unknown vaulting was SUCCESS"),
    },
    {
      name: "fail when nothing is verified",
      call: inquire(async (_url, { body: sent }) =>
        body(String(sent).includes("nobody") ? "VAULTING_NOT_EXIST" : "SUCCESS"),
      ),
      want: expect.stringContaining("although its signature does not fit"),
    },
    {
      name: "fail when they throw",
      call: () => Promise.reject(new Error("no")),
      want: expect.stringContaining("no"),
    },
  ])("$name", async ({ call, want }) => {
    expect(await findMistake(call, {})).toEqual(want);
  });
});
