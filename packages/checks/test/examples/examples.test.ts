import { type Example, examplesOf, readContract } from "@ams-vaulting/example-merchant/examples";
import { startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import { exampleId } from "../../src/examples/arazzo.ts";
import { respect, type Verdict } from "../../src/examples/respect.ts";
import { isGenuine, signedInputs } from "../../src/examples/signing.ts";
import { type Passing, type Tamper, tampering } from "./support/tampering.ts";

const contract = await readContract();
const examples = examplesOf(contract);
const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const { credentials } = sandbox;

describe("the sandbox returns every example of the contract", async () => {
  const inputs = signedInputs(credentials, examples);
  const servers = { sandbox: credentials.baseUrl };
  const { exitCode, output, verdicts } = await respect(contract, examples, servers, inputs);
  const verdict = verdicts.sandbox;

  test("nothing is left out", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(verdict.exchanges).toHaveLength(examples.length);
    expect(exitCode, output).toBe(0);
  });

  test.each(examples)("$operationId $name", (example) => {
    expect(failed(verdict, example)).toEqual([]);
    const made = (verdict.checks.get(example) ?? []).map(({ condition, name }) => condition ?? name);
    expect(made).toEqual(
      expect.arrayContaining(["$statusCode == 200", "schema check", "content-type check"]),
    );
  });

  test.each(examples.filter(({ isSigned }) => isSigned))(
    "$operationId $name is signed by the gateway",
    (example) => {
      const exchange = verdict.exchanges[examples.indexOf(example)];
      expect(exchange?.body).toBe(JSON.stringify(example.request));
      expect(exchange && isGenuine(credentials, exchange)).toBe(true);
    },
  );
});

/** One of each kind: the effect of a change depends on nothing else. */
const kinds = {
  S: pick(({ isSigned, response }) => isSigned && response.result.resultStatus === "S"),
  F: pick(({ isSigned, response }) => isSigned && response.result.resultStatus === "F"),
  U: pick(({ response }) => response.result.resultStatus === "U"),
  unsigned: pick(({ isSigned }) => !isSigned),
};
type Kind = keyof typeof kinds;

function pick(wanted: (example: Example) => boolean): Example {
  const found = examples.find(wanted);
  if (!found) throw new Error("The contract has no such example.");
  return found;
}

const SIGNED: Kind[] = ["S", "F", "U"];
const ALL: Kind[] = [...SIGNED, "unsigned"];
const { correlation = "" } = kinds.S;

const tampers: { by: string; tamper: Tamper; caught: Kind[]; check: string }[] = [
  {
    by: "another HTTP status",
    tamper: (passing) => (passing.status = 503),
    caught: ALL,
    check: "$statusCode == 200",
  },
  {
    by: "another media type",
    tamper: ({ headers }) => headers.set("content-type", "text/plain"),
    caught: ALL,
    check: "content-type check",
  },
  {
    by: "another result code",
    tamper: ({ body }) => (body.result.resultCode += "_NOT"),
    caught: ALL,
    check: "$response.body#/result/resultCode ==",
  },
  {
    by: "another result status",
    tamper: ({ body }) => (body.result.resultStatus = body.result.resultStatus === "F" ? "U" : "F"),
    caught: ALL,
    check: "$response.body#/result/resultStatus ==",
  },
  {
    by: "another state",
    tamper: ({ body }) => other(body),
    caught: ["S"],
    check: `$response.body#/${stateMember()} ==`,
  },
  {
    by: "a state where there is none",
    tamper: ({ body }) => (body[stateMember()] ??= kinds.S.response[stateMember()]),
    caught: ["F", "U", "unsigned"],
    check: "schema check",
  },
  {
    by: "the response to another request",
    tamper: ({ body }) => correlation in body && (body[correlation] += "0"),
    caught: ["S"],
    check: `$response.body#/${correlation} == $request.body#/${correlation}`,
  },
  {
    by: "another client id",
    tamper: ({ headers }) => headers.set("client-id", "SANDBOX_ANOTHER"),
    caught: ALL,
    check: "$response.header.client-id ==",
  },
  {
    by: "no signature",
    tamper: ({ headers }) => headers.delete("signature"),
    caught: SIGNED,
    check: "^algorithm=",
  },
  {
    by: "a signature where the contract has none",
    tamper: ({ headers }) => {
      if (!headers.has("signature")) headers.set("signature", "algorithm=RSA256,keyVersion=1,signature=AAAA");
    },
    caught: ["unsigned"],
    check: "$response.header.signature == null",
  },
];

/** The member that tells the states apart, by the polling of the contract. */
function stateMember(): string {
  return contract.paths[kinds.S.path].post["x-polling"].field;
}

function other(body: Record<string, unknown>): void {
  const { pending, final } = contract.paths[kinds.S.path].post["x-polling"];
  const states: unknown[] = [...pending, ...final];
  const member = stateMember();
  if (member in body) body[member] = states.find((state) => state !== body[member]);
}

describe("respect finds", async () => {
  const sent = Object.values(kinds);
  const inputs = signedInputs(credentials, sent);
  const all = [...tampers, { by: "nothing", tamper: () => {} }, { by: "added", tamper: addMember }];
  const proxies = await Promise.all(all.map(({ tamper }) => tampering(credentials.baseUrl, tamper)));
  const servers = Object.fromEntries(proxies.map(({ url }, index) => [`server_${index}`, url]));
  const { exitCode, verdicts } = await respect(contract, sent, servers, inputs);
  await Promise.all(proxies.map((proxy) => proxy[Symbol.asyncDispose]()));
  const verdictOf = (by: string) =>
    verdicts[`server_${all.findIndex((tamper) => tamper.by === by)}`] as Verdict;

  test.each(tampers)("$by", ({ by, caught, check }) => {
    const verdict = verdictOf(by);
    const found = ALL.filter((kind) => failed(verdict, kinds[kind]).some((name) => name.startsWith(check)));
    expect(found).toEqual(caught);
    expect(ALL.filter((kind) => failed(verdict, kinds[kind]).length > 0)).toEqual(caught);
  });

  test("and ends with exit code 1", () => {
    expect(exitCode).toBe(1);
  });

  test("nothing without a change", () => {
    expect(verdictOf("nothing").exchanges).toHaveLength(sent.length);
    expect(ALL.flatMap((kind) => failed(verdictOf("nothing"), kinds[kind]))).toEqual([]);
  });

  test("not that a signature is over other bytes: the recorded traffic shows it", () => {
    const verdict = verdictOf("added");
    expect(SIGNED.flatMap((kind) => failed(verdict, kinds[kind]))).toEqual([]);
    const signed = verdict.exchanges.filter((_, index) => sent[index]?.isSigned);
    expect(signed.map((exchange) => isGenuine(credentials, exchange))).toEqual(SIGNED.map(() => false));
  });
});

test("a request with the signature of another does not get its example", async () => {
  const sent = Object.values(kinds);
  const inputs = signedInputs(credentials, sent);
  const headers = Object.values(inputs.signatures);
  const turned = sent.map((example, index) => [exampleId(example), headers.at(index - 1)]);
  const { verdicts } = await respect(
    contract,
    sent,
    { sandbox: credentials.baseUrl },
    {
      ...inputs,
      signatures: Object.fromEntries(turned),
    },
  );
  for (const kind of SIGNED)
    expect(failed(verdicts.sandbox, kinds[kind]).join()).toContain("/result/resultCode ==");
});

/** An example does not exclude other members: a contract may grow. */
function addMember({ body }: Passing): void {
  body.added = "later";
}

/** The checks of an example that failed, by condition or name. */
function failed(verdict: Verdict, example: Example): string[] {
  const checks = verdict.checks.get(example) ?? [];
  return checks.filter(({ passed }) => !passed).map(({ condition, name }) => condition ?? name);
}
