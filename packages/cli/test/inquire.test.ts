import { WaitError } from "@ams-vaulting/client";
import { afterEach, describe, expect, test } from "vitest";
import { summaryOfResponse } from "../src/inquire/summary.ts";
import { exitCodeOfOutcome, outcomeOfError, outcomeOfResponse } from "../src/outcome/outcome.ts";
import { leaks, merchantEnv, mock, runOnce, World } from "./support/world.ts";

afterEach(() => mock.reset());

describe("the outcome decides the exit code, and where what is printed", () => {
  const states = [
    { id: "123456789206", code: 0, outcome: "success", shows: /^✓ 123456789206 {2}SUCCESS {2}verified\n/ },
    {
      id: "demo-processing",
      code: 3,
      outcome: "processing",
      shows: /^… demo-processing {2}PROCESSING[\s\S]*normalUrl/,
    },
    { id: "demo-fail", code: 4, outcome: "fail", shows: /^✗ demo-fail {2}FAIL[\s\S]*DO_NOT_HONOR/ },
  ];
  test.each(states)("$id: exit code $code, the response on stdout", async ({ id, code, outcome, shows }) => {
    const human = await runOnce(["inquire", id]);
    expect([human.code, human.err]).toEqual([code, ""]);
    expect(human.out).toMatch(shows);
    const machine = await runOnce(["inquire", id, "--json"]);
    expect([machine.code, machine.err]).toEqual([code, ""]);
    expect(JSON.parse(machine.out)).toMatchObject({
      outcome,
      requestId: id,
      response: { vaultingRequestId: id },
    });
    expect(leaks(human.out + machine.out)).toEqual([]);
  });

  const failures = [
    { id: "nobody", code: 5, outcome: "not-found", family: "result", error: "failed" },
    { id: "demo-param-illegal", code: 8, outcome: "call-failed", family: "result", error: "failed" },
    { id: "demo-unknown-exception", code: 8, outcome: "call-failed", family: "result", error: "unknown" },
    { id: "demo-unknown-client", code: 6, outcome: "rejected", family: "trust", error: "unsigned_failure" },
    { id: "x".repeat(65), code: 2, outcome: "invalid-id", family: "contract", error: "request_invalid" },
    { id: "", code: 2, outcome: "invalid-id", family: "contract", error: "request_invalid" },
  ];
  test.each(failures)(
    "$id: exit code $code, the error on stderr",
    async ({ id, code, outcome, family, error }) => {
      const human = await runOnce(["inquire", id]);
      expect([human.code, human.out]).toEqual([code, ""]);
      const shown = id.length > 64 ? `${id.slice(0, 40)}…` : id;
      expect(human.err).toContain(`✗ ${shown}  ${outcome}\n`);
      const machine = await runOnce(["inquire", id, "--json"]);
      expect([machine.code, machine.err]).toEqual([code, ""]);
      const printed = JSON.parse(machine.out);
      expect(printed).toMatchObject({ outcome, family, code: error, requestId: shown });
      expect(printed).toEqual(
        expect.objectContaining({
          message: expect.any(String),
          attempts: expect.any(Number),
          action: expect.stringMatching(/\.$|--online/),
        }),
      );
      expect(printed).not.toHaveProperty("response");
    },
  );

  const faults = [
    { fault: "body_changed_after_signing", code: 6, error: "signature_mismatch" },
    { fault: "unsigned_success", code: 6, error: "unsigned_response" },
    { fault: "replayed_response", code: 6, error: "correlation_mismatch" },
    { fault: "html_502", code: 7, error: "http_status" },
    { fault: "redirect", code: 7, error: "redirect" },
    { fault: "connection_refused", code: 7, error: "network" },
  ] as const;
  test.each(faults)("$fault: exit code $code, never a state", async ({ fault, code, error }) => {
    mock.inquireVaulting.fault(fault);
    const { code: got, out, err } = await runOnce(["inquire", "123456789206", "--json"]);
    expect([got, err]).toEqual([code, ""]);
    expect(JSON.parse(out)).toMatchObject({ code: error });
    expect(out).not.toContain('"response"');
  });

  test("why a connection failed is said", async () => {
    mock.inquireVaulting.fault("connection_refused");
    expect((await runOnce(["inquire", "a"])).err).toContain("  Cause: ECONNREFUSED\n");
  });

  test("an unsigned claim that there is no such id is no proof of it", async () => {
    mock.inquireVaulting.respond({ example: "vaulting_not_exist", fault: "unsigned_failure" } as never);
    const { code, out } = await runOnce(["inquire", "a", "--json"]);
    expect([code, JSON.parse(out).outcome]).toEqual([6, "rejected"]);
  });

  test.each(["PAUSED", "success", "Success", "SUCCESS ", "fail", "processing", "NOT-FOUND", "rejected", ""])(
    "the state %j, which the contract does not know, is neither final nor an outcome",
    async (vaultingStatus) => {
      const response = {
        result: { resultCode: "SUCCESS", resultStatus: "S" },
        vaultingRequestId: "a",
        vaultingStatus,
      };
      const outcome = outcomeOfResponse("a", response, false);
      expect([outcome.outcome, exitCodeOfOutcome(outcome)]).toEqual(["unknown-state", 10]);
      using world = new World();
      expect(summaryOfResponse(outcome, world.io)).toBe(`… a  unknown-state: ${vaultingStatus}  verified`);
      // Also where a wait timed out at it.
      const lastResponse = response;
      const error = new WaitError({ requestId: "a", attempts: 1, polls: 1, elapsedMs: 1, lastResponse });
      expect(exitCodeOfOutcome(outcomeOfError("a", error, false))).toBe(10);
    },
  );
});

describe("secrets", () => {
  test.each([[["--show-token"]], [["--show-token", "--json"]]])("%j shows the token", async (flags) => {
    const { out } = await runOnce(["inquire", "123456789206", ...flags]);
    expect(leaks(out)).toEqual(["ALIPAY9CGws", "************8764"]);
  });

  test("control characters of a response do not reach the terminal", async () => {
    mock.inquireVaulting.respond({
      example: "fail",
      override: { vaultingResultMessage: "a\u001b[2Jb\u009bc\u202ed\ne" },
    });
    const { out } = await runOnce(["inquire", "a"]);
    expect(out).toContain("a�[2Jb�c�d�e\n");
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("--wait", () => {
  test("polls until the state is final", async () => {
    mock.inquireVaulting.respond("processing", "processing", "fail");
    const { code, out } = await runOnce(["inquire", "a", "--wait"]);
    expect(code).toBe(4);
    expect(out).toMatch(/^✗ a {2}FAIL/);
    expect(mock.requests).toHaveLength(3);
  });

  test("gives up after --timeout, with the last response and exit code 3", async () => {
    mock.inquireVaulting.respond("processing");
    using world = new World();
    const human = await world.run("inquire", "a", "--wait", "--timeout", "1m");
    expect(human.code).toBe(3);
    expect(human.out).toMatch(/^… a {2}PROCESSING/);
    expect(human.err).toMatch(/No final state after \d+ polls in 58 s/);
    expect(world.elapsed).toBe(58_000);
    const machine = JSON.parse((await world.run("inquire", "a", "--wait", "--json")).out);
    expect(machine).toMatchObject({ outcome: "processing", code: "not_final", family: "wait", response: {} });
  });

  test.each([
    { step: "connection_refused", code: 7, outcome: "no-response" },
    { step: "unsigned_failure", code: 6, outcome: "rejected" },
  ] as const)(
    "that never got a response ($step) says why: exit code $code",
    async ({ step, code, outcome }) => {
      if (step === "connection_refused") mock.inquireVaulting.fault(step);
      else mock.inquireVaulting.respond({ example: "unknown_exception", fault: step } as never);
      const { code: got, out } = await runOnce(["inquire", "a", "--wait", "--json"]);
      expect([got, JSON.parse(out)]).toMatchObject([code, { outcome, code: "not_final" }]);
    },
  );
});

describe("on a terminal", () => {
  test("colours, unless NO_COLOR is set or it is a pipe", async () => {
    const color = "\u001b[";
    // CI keeps the spinner away; it is looked at in a real process.
    const on = { columns: 80, env: { ...merchantEnv, CI: "1" } };
    expect((await runOnce(["inquire", "123456789206"], on)).out).toContain(color);
    expect((await runOnce(["inquire", "nobody"], on)).err).toContain(color);
    const env = { ...merchantEnv, NO_COLOR: "1", CI: "1" };
    expect((await runOnce(["inquire", "123456789206"], { ...on, env })).out).not.toContain(color);
    expect((await runOnce(["inquire", "nobody"], { ...on, env })).err).not.toContain(color);
    expect((await runOnce(["inquire", "123456789206"])).out).not.toContain(color);
    const dumb = { ...merchantEnv, TERM: "dumb" };
    expect((await runOnce(["inquire", "123456789206"], { ...on, env: dumb })).out).not.toContain(color);
  });

  test("messages are as narrow as it is", async () => {
    const env = { ...merchantEnv, NO_COLOR: "1", CI: "1" };
    const { err } = await runOnce(["inquire", "nobody"], { columns: 40, env });
    expect(err.split("\n").filter((line) => line.length > 40)).toEqual([]);
  });
});

describe("an interrupt", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("%s ends the wait: exit code %i", async (signal, code) => {
    mock.inquireVaulting.respond("processing");
    using world = new World({
      world: {
        sleep: async () => {
          world.interrupt.abort(signal);
          world.interrupt.signal.throwIfAborted();
        },
      },
    });
    const { code: got, out, err } = await world.run("inquire", "a", "--wait");
    expect([got, out]).toEqual([code, ""]);
    expect(err).toMatch(/✗ a {2}interrupted/);
  });
});

test("settings that are refused leave no spinner behind, which would keep the process alive", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const env = { ...merchantEnv, AMS_CLIENT_ID: "undefined" };
  const { code, err } = await runOnce(["inquire", "a"], { columns: 80, env });
  expect([code, err]).toEqual([2, expect.stringContaining("AMS_CLIENT_ID")]);
  expect(timers() - before).toBe(0);
});
