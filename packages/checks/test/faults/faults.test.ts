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
import { type Expectation, expectations, type RefusedFault, refusedFaults } from "./support/expectations.ts";
import {
  type Transport,
  throughMockFetch,
  throughSandbox,
  throughSetupServer,
} from "./support/transports.ts";
import { type Way, ways, withoutWaiting } from "./support/ways.ts";

// The client against every fault of the mocks, by each way of calling it and over each transport.

interface Case extends Expectation {
  name: string;
  fault: RefusedFault;
  example?: ExampleName;
  way: Way;
}

interface Outcome {
  error: unknown;
  /** The number of requests that were sent. */
  sent: number;
  /** What must not be seen: signatures that went over the wire. */
  signatures: string[];
  /** The events, as a log may show them. */
  events: string;
}

const ATTEMPTS = 2;
/** What a transport returns for a fault may replace the base URL. */
const optionsOf = (transport: Transport, changes: object | undefined) =>
  ({ ...transport.options, ...changes }) as VaultingClientOptions;

const rows: Omit<Case, "way">[] = [
  ...refusedFaults.map((fault) => ({ name: fault as string, fault, ...expectations[fault] })),
  // The gateway does not know, and does not prove it: a retry is safe, believing it is not.
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

const transports: { [name: string]: () => Promise<Transport> } = {
  "mock.fetch": throughMockFetch,
  "the sandbox, over HTTP": throughSandbox,
  setupServer: () => throughSetupServer((fault) => !unplayable.includes(fault)),
};

describe.each(Object.entries(transports))("through %s", async (name, start) => {
  await using transport = await start();
  const outcomes = new Map<Case, Outcome | undefined>();
  const sendAll = (some: Case[]) =>
    Promise.all(
      some.map(async (row) => outcomes.set(row, await send(transport, row, `order-${cases.indexOf(row)}`))),
    );
  // Few at a time: while they wait for each other, the real limit of a call passes.
  const others = cases.filter(({ code }) => code !== "timeout");
  while (others.length > 0) await sendAll(others.splice(0, 8));
  // Apart, and all at once: they wait for a limit that must not be used up by the work of others.
  await sendAll(cases.filter(({ code }) => code === "timeout"));
  const played = cases.filter((row) => outcomes.get(row));

  test("it plays what it can", () => {
    const missing = cases.filter((row) => !outcomes.get(row)).map(({ fault }) => fault);
    const expected = name === "setupServer" ? cases.filter(({ inMsw }) => inMsw === false) : [];
    expect(missing).toEqual(expected.map(({ fault }) => fault));
  });

  const accepted = await Promise.all(
    genuineFaultNames.map(async (fault) => {
      const changes = await transport.play(`order-${fault}`, fault, "success");
      const client = createVaultingClient({ ...optionsOf(transport, changes), ...withoutWaiting() });
      const response = client.inquireVaulting({ vaultingRequestId: `order-${fault}` });
      return { fault, outcome: await response.catch((error: unknown) => error) };
    }),
  );

  test.each(accepted)("$fault is genuine: the response is accepted", ({ outcome }) => {
    expect(outcome).toMatchObject({ vaultingStatus: "SUCCESS" });
  });

  test.each(played)("$name, $way: $family $code, retried: $retried", (row) => {
    const { error, sent, signatures, events } = outcomes.get(row) as Outcome;
    expect(isVaultingError(error), `taken for a response: ${inspect(error)}`).toBe(true);
    const { family, code, retried, way } = row;
    // Polling reports a transient failure only at the end.
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
    const printed = printedOf(error).join("\n") + events;
    for (const secret of [transport.privateKey.slice(60, 100), ...signatures, ...secretsOf(examples)])
      expect(printed).not.toContain(secret);
  });
});

/** Sends one request, with a client of its own. `undefined` when the transport cannot play the fault. */
async function send(transport: Transport, row: Case, id: string): Promise<Outcome | undefined> {
  const changes = await transport.play(id, row.fault, row.example);
  if (!changes) return undefined;
  const signatures: string[] = [];
  const events: unknown[] = [];
  let sent = 0;
  const keep = (headers: Headers) => {
    const [, value] = /signature=([^,]{40})/.exec(headers.get("signature") ?? "") ?? [];
    if (value) signatures.push(value, decodeURIComponent(value.replace(/%.?$/, "")));
  };
  const client = createVaultingClient({
    ...optionsOf(transport, changes),
    ...withoutWaiting(),
    // Only what never comes is worth a short limit: where cores are few, everything else takes its time.
    ...(row.code === "timeout" && { attemptTimeoutMs: 1_500 }),
    retry: { attempts: ATTEMPTS },
    onEvent: (event) => events.push(event),
    async fetch(url, init) {
      sent++;
      keep(new Headers(init.headers));
      const response = await transport.options.fetch(url, init);
      keep(response.headers);
      return response;
    },
  });
  const error = await ways[row.way](client, id).catch((thrown: unknown) => thrown);
  return { error, sent, signatures, events: inspect(events, { depth: 9 }) };
}

/** All that a program may print of an error, and of what caused it. */
function printedOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", cause } = error;
  return [String(error), stack, inspect(error, { depth: 9 }), JSON.stringify(error), ...printedOf(cause)];
}

/** The values of members that must never be seen. */
function secretsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    secretMembers.includes(name) && typeof member === "string" ? [member] : secretsOf(member),
  );
}
