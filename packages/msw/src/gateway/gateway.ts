import { type OperationDescription, operationTable } from "@ams-vaulting/client/protocol";
import type { AnyExample, AnyExamples, ExampleName, Situation } from "../examples.ts";
import type { FaultName } from "../fault/name.ts";
import { examples } from "../generated/examples.ts";
import { createJournal, type Journal } from "../recorder/journal.ts";
import type { Entry } from "../recorder/record.ts";
import type { ReadStep } from "../script/read-step.ts";
import { createScript, type Script } from "../script/script.ts";
import { type AnswerParts, buildAnswer } from "./answer.ts";
import { inspectRequest } from "./inspect-request.ts";
import { type MockKeys, strangerKey } from "./keys.ts";

/** A stand-in for the gateway: it answers requests as the contract says, whatever carries them. */
export interface Gateway {
  readonly operations: readonly GatewayOperation[];
  readonly journal: Journal;
  /** Answers a request to a path where no operation is. */
  answerUnknownPath(request: Request): Promise<Response>;
}

export interface GatewayOperation {
  readonly id: string;
  readonly description: OperationDescription;
  readonly script: Script;
  /** @param canPlay whether what carries the answer is able to play a fault; by default it is */
  answer(request: Request, canPlay?: (fault: FaultName) => boolean): Promise<Response>;
}

export interface GatewayOptions {
  clientId: string;
  keyVersion: string;
  keys(): Promise<MockKeys>;
  now(): number;
  /** Waits; rejects with the signal's reason when that aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clientId, keyVersion } = options;
  const merchant = { clientId, keyVersion, publicKey: async () => (await options.keys()).merchant.publicKey };
  const journal = createJournal();
  const privateKey = async () => (await options.keys()).gateway.privateKey;
  const table: { [id: string]: AnyExamples } = examples;

  function partsOf(request: Request, example: AnyExample, echo: Record<string, unknown> = {}): AnswerParts {
    const path = new URL(request.url).pathname;
    // An unknown client gets its own id back: the gateway has nothing else to name.
    const asked = request.headers.get("client-id") ?? clientId;
    return { example, echo, path, clientId: asked, keyVersion, now: options.now(), privateKey };
  }

  function refuse(request: Request, id: string, situation: Situation, entry: Entry): Promise<Response> {
    const name = table[id]?.situations[situation];
    const example = name === undefined ? undefined : table[id]?.response[name];
    if (!example)
      throw new Error(`The contract has no result code for ${situation}: add "when: ${situation}" to one.`);
    entry.refused = situation;
    entry.example = name as ExampleName;
    return buildAnswer(partsOf(request, example));
  }

  const list = Object.entries(operationTable).map(([id, description]): GatewayOperation => {
    const { correlation } = description;
    const script = createScript({ id, description, examples: table[id] as AnyExamples });
    return {
      id,
      description,
      script,
      async answer(request, canPlay) {
        const entry = journal.begin(id, request);
        const inspection = await inspectRequest(request, description, merchant);
        if ("refused" in inspection) {
          const { explainRefusal } = await import("../recorder/explain-refusal.ts");
          await explainRefusal(entry, inspection, request, description, merchant);
          return refuse(request, id, inspection.refused, entry);
        }
        const { accepted } = inspection;
        entry.request = accepted;
        entry.signature = { verdict: "verified" };
        const value = correlation && accepted[correlation];
        const step = await nextStep(script, typeof value === "string" ? value : undefined, accepted, entry);
        entry.example = step.name as ExampleName;
        entry.fault = step.fault;
        const { delay = 0, fault } = step;
        if (fault && canPlay?.(fault) === false) {
          entry.error = unplayable(fault);
          throw entry.error;
        }
        const pause = (ms: number) => options.sleep(ms, request.signal);
        if (delay > 0 && fault !== "slow_body") await pause(delay);
        const parts = partsOf(request, step.example, correlation ? { [correlation]: value } : {});
        if (!fault) return buildAnswer(parts);
        const { playFault } = await import("../fault/play-fault.ts");
        return playFault(fault, {
          parts,
          correlation,
          otherKey: async () => strangerKey(await options.keys()),
          pause: () => pause(step.delay ?? 60_000),
          signal: request.signal,
        });
      },
    };
  });

  return {
    operations: list,
    journal,
    answerUnknownPath(request) {
      const entry = journal.begin(undefined, request);
      entry.reasons = ["The contract has no operation at this path."];
      return refuse(request, list[0]?.id ?? "", "path-unknown", entry);
    },
  };
}

function unplayable(fault: FaultName): TypeError {
  return new TypeError(
    `An msw handler cannot play ${fault}: msw can answer or fail in a way of its own, and nothing on the network fails like that. Give the client mock.fetch, or use @ams-vaulting/sandbox.`,
  );
}

/** An error in a script is thrown, and recorded too: whoever calls through msw never sees what a handler throws. */
async function nextStep(
  script: Script,
  id: string | undefined,
  request: Record<string, unknown>,
  entry: Entry,
): Promise<ReadStep> {
  try {
    return await script.next(id, request);
  } catch (error) {
    entry.error = error;
    throw error;
  }
}
