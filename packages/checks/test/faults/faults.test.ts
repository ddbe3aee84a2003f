import { inspect } from "node:util";
import {
  createVaultingClient,
  isVaultingError,
  type VaultingClientOptions,
  type VaultingError,
} from "@ams-vaulting/client";
import { secretMembers } from "@ams-vaulting/client/protocol";
import { type ExampleName, examples, genuineFaultNames } from "@ams-vaulting/msw";
import { describe, expect, test } from "vitest";
import { type Carrier, throughMockFetch, throughSandbox, throughSetupServer } from "./support/carriers.ts";
import { type Expectation, expectations, type RefusedFault, refusedFaults } from "./support/expectations.ts";
import { hastily, type Way, ways } from "./support/ways.ts";

// The client against every fault of the mocks, whichever way it is called and whatever carries the answer.

interface Case extends Expectation {
  name: string;
  fault: RefusedFault;
  example?: ExampleName;
  way: Way;
}

interface Outcome {
  error: unknown;
  /** How often the client sent something. */
  sent: number;
  /** What must not be seen: signatures that went over the wire. */
  signatures: string[];
  /** The events, as they may stand in a log. */
  events: string;
}

const ATTEMPTS = 2;
/** What a carrier tells beside its options may replace where the gateway is. */
const optionsOf = (carrier: Carrier, told: object | undefined) =>
  ({ ...carrier.options, ...told }) as VaultingClientOptions;

const rows: Omit<Case, "way">[] = [
  ...refusedFaults.map((fault) => ({ name: fault as string, fault, ...expectations[fault] })),
  // The gateway does not know, and does not prove it: asking again is safe, believing it is not.
  {
    ...expectations.unsigned_failure,
    name: "unsigned_failure of a U",
    fault: "unsigned_failure",
    example: exampleOf("U"),
    retried: true,
  },
];
const cases: Case[] = rows.flatMap((row) => (Object.keys(ways) as Way[]).map((way) => ({ ...row, way })));

function exampleOf(status: string): ExampleName {
  const found = Object.entries(examples.inquireVaulting.response).find(
    ([, { body }]) => body.result.resultStatus === status,
  );
  return found?.[0] as ExampleName;
}

test("there is something secret to look for", () => {
  expect(secretsOf(examples).length).toBeGreaterThan(0);
});

test("every fault that is not genuine has its expectation, and no other", () => {
  expect(Object.keys(expectations).sort()).toEqual([...refusedFaults].sort());
});

const unplayable: readonly string[] = refusedFaults.filter((fault) => expectations[fault].inMsw === false);

const carriers: { [name: string]: () => Promise<Carrier> } = {
  "mock.fetch": throughMockFetch,
  "the sandbox, over HTTP": throughSandbox,
  setupServer: () => throughSetupServer((fault) => !unplayable.includes(fault)),
};

describe.each(Object.entries(carriers))("through %s", async (name, start) => {
  await using carrier = await start();
  const outcomes = new Map<Case, Outcome | undefined>();
  const askAll = (some: Case[]) =>
    Promise.all(
      some.map(async (row) => outcomes.set(row, await ask(carrier, row, `order-${cases.indexOf(row)}`))),
    );
  // Few at a time: while they wait for each other, the real limit of a call passes.
  const others = cases.filter(({ code }) => code !== "timeout");
  while (others.length > 0) await askAll(others.splice(0, 8));
  // Apart, and all at once: they wait for a limit that must not be used up by the work of others.
  await askAll(cases.filter(({ code }) => code === "timeout"));
  const played = cases.filter((row) => outcomes.get(row));

  test("it plays what it can", () => {
    const missing = cases.filter((row) => !outcomes.get(row)).map(({ fault }) => fault);
    const expected = name === "setupServer" ? cases.filter(({ inMsw }) => inMsw === false) : [];
    expect(missing).toEqual(expected.map(({ fault }) => fault));
  });

  const accepted = await Promise.all(
    genuineFaultNames.map(async (fault) => {
      const told = await carrier.play(`order-${fault}`, fault, "success");
      const client = createVaultingClient({ ...optionsOf(carrier, told), ...hastily() });
      const response = client.inquireVaulting({ vaultingRequestId: `order-${fault}` });
      return { fault, outcome: await response.catch((error: unknown) => error) };
    }),
  );

  test.each(accepted)("$fault is genuine: the response is accepted", ({ outcome }) => {
    expect(outcome).toMatchObject({ vaultingStatus: "SUCCESS" });
  });

  test.each(played)("$name, $way: $family $code, sent again: $retried", (row) => {
    const { error, sent, signatures, events } = outcomes.get(row) as Outcome;
    expect(isVaultingError(error), `taken for an answer: ${inspect(error)}`).toBe(true);
    const { family, code, retried, way } = row;
    // Who waits hears of what passes only at the end.
    if (retried && way === "untilFinal") {
      expect(error).toMatchObject({ family: "wait", code: "not_final", lastError: code, cause: { family } });
      expect(error).toHaveProperty("lastResponse", undefined);
    } else {
      expect(error).toMatchObject({ family, code });
      expect(sent).toBe(retried ? ATTEMPTS : 1);
    }
    expect((error as VaultingError).attempts).toBe(sent);
    expect((error as VaultingError).requestId).toMatch(/^order-/);
    expect(signatures.length).toBeGreaterThan(0);
    const said = spoken(error).join("\n") + events;
    for (const secret of [carrier.privateKey.slice(60, 100), ...signatures, ...secretsOf(examples)])
      expect(said).not.toContain(secret);
  });
});

/** Asks once, with a client of its own. `undefined` when the carrier cannot play the fault. */
async function ask(carrier: Carrier, row: Case, id: string): Promise<Outcome | undefined> {
  const told = await carrier.play(id, row.fault, row.example);
  if (!told) return undefined;
  const signatures: string[] = [];
  const events: unknown[] = [];
  let sent = 0;
  const keep = (headers: Headers) => {
    const [, value] = /signature=([^,]{40})/.exec(headers.get("signature") ?? "") ?? [];
    if (value) signatures.push(value, decodeURIComponent(value.replace(/%.?$/, "")));
  };
  const client = createVaultingClient({
    ...optionsOf(carrier, told),
    ...hastily(),
    // Only what never comes is worth a short limit: where cores are few, everything else takes its time.
    ...(row.code === "timeout" && { attemptTimeoutMs: 1_500 }),
    retry: { attempts: ATTEMPTS },
    onEvent: (event) => events.push(event),
    async fetch(url, init) {
      sent++;
      keep(new Headers(init.headers));
      const response = await carrier.options.fetch(url, init);
      keep(response.headers);
      return response;
    },
  });
  const error = await ways[row.way](client, id).catch((thrown: unknown) => thrown);
  return { error, sent, signatures, events: inspect(events, { depth: 9 }) };
}

/** All that a program may print of an error, and of what caused it. */
function spoken(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", cause } = error;
  return [String(error), stack, inspect(error, { depth: 9 }), JSON.stringify(error), ...spoken(cause)];
}

/** The values of members that must never be seen. */
function secretsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    secretMembers.includes(name) && typeof member === "string" ? [member] : secretsOf(member),
  );
}
