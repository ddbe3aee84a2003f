import { type OperationDescription, operationTable } from "@ams-vaulting/client/protocol";
import type { ExampleName } from "../contract/example-names.ts";
import type { AnyExample, AnyExamples } from "../contract/examples.ts";
import { playFault } from "../fault/play-fault.ts";
import { refuseUnplayable } from "../fault/refuse-unplayable.ts";
import { examples } from "../generated/examples.ts";
import { buildResponse, type ResponseParts } from "../protocol/build-response.ts";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import { inspectRequest, type Refusal } from "../protocol/inspect-request.ts";
import type { MockKeys } from "../protocol/keys.ts";
import type { MockResponse } from "../protocol/mock-response.ts";
import { explainRefusal } from "../recorder/explain-refusal.ts";
import { createJournal, type Journal } from "../recorder/journal.ts";
import type { Entry } from "../recorder/record.ts";
import { shownBody } from "../recorder/shown-body.ts";
import type { ReadStep } from "../script/read-step.ts";
import { createScript, type Script } from "../script/script.ts";
import type { AnyStep } from "../script/step.ts";

/** The mock gateway: it handles requests as the contract says, whatever the transport. */
export interface Gateway {
  readonly operations: readonly GatewayOperation[];
  readonly journal: Journal;
  /** Handles a request to a path where no operation is. */
  handleUnknownPath(request: IncomingRequest, path: string): Promise<MockResponse>;
}

export interface GatewayOperation {
  readonly id: string;
  readonly description: OperationDescription;
  readonly script: Script;
  /**
   * @param path the path of the request's URL: the route of the operation knows it already
   * @param throughMsw whether msw passes the response on, which cannot play every fault
   */
  handle(request: IncomingRequest, path: string, throughMsw?: boolean): Promise<MockResponse>;
}

export interface GatewayOptions {
  clientId: string;
  keyVersion: string;
  keys(): Promise<MockKeys>;
  now(): number;
  /** The steps of an id for which none are set. */
  stepsFor(operation: string, id: string): readonly AnyStep[] | undefined;
  /** Waits; rejects with the signal's reason when that aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clientId, keyVersion } = options;
  const merchant = { clientId, keyVersion, publicKey: async () => (await options.keys()).merchant.publicKey };
  const journal = createJournal();
  const privateKey = async () => (await options.keys()).gateway.privateKey;
  const table: { [id: string]: AnyExamples } = examples;

  function partsOf(
    request: IncomingRequest,
    path: string,
    example: AnyExample,
    echo: Record<string, unknown> = {},
  ): ResponseParts {
    // An unknown client gets its own id back: the gateway has nothing else to name.
    const sender = request.headers.get("client-id") ?? clientId;
    return { example, echo, path, clientId: sender, keyVersion, now: options.now(), privateKey };
  }

  async function refuse(
    request: IncomingRequest,
    path: string,
    entry: Entry,
    refusal: Refusal,
    { id, description }: Pick<GatewayOperation, "id" | "description">,
  ): Promise<MockResponse> {
    await explainRefusal(entry, refusal, request, description, merchant);
    const { refused } = refusal;
    entry.refused = refused;
    journal.complete(entry);
    const { response, situations } = table[id] as AnyExamples;
    const name = situations[refused];
    if (!name)
      throw new Error(`The contract has no result code for ${refused}: add "when: ${refused}" to one.`);
    entry.example = name as ExampleName;
    return buildResponse(partsOf(request, path, response[name] as AnyExample));
  }

  const list = Object.entries(operationTable).map(([id, description]): GatewayOperation => {
    const { correlation } = description;
    const contract = { id, description, examples: table[id] as AnyExamples };
    const script = createScript(contract, (requestId) => options.stepsFor(id, requestId));
    return {
      id,
      description,
      script,
      async handle(request, path, throughMsw) {
        const entry = journal.begin(id, request);
        const inspection = await inspectRequest(request, path, description, merchant);
        if ("refused" in inspection) return refuse(request, path, entry, inspection, { id, description });
        const { accepted } = inspection;
        entry.request = shownBody(description.request, accepted).value;
        entry.signature = { verdict: "verified" };
        const value = correlation && accepted[correlation];
        const step = await recordError(entry, async () => {
          const next = await script.next(typeof value === "string" ? value : undefined, accepted);
          entry.example = next.name as ExampleName;
          entry.fault = next.fault;
          if (next.fault && throughMsw) refuseUnplayable(next.fault);
          return next;
        }).finally(() => journal.complete(entry));
        const { delay, fault } = step;
        const parts = partsOf(request, path, step.example, correlation ? { [correlation]: value } : {});
        const pause = (ms: number) => options.sleep(ms, request.signal);
        if (fault) {
          const { signal } = request;
          request.onFault?.(fault);
          const { keys } = options;
          return playFault(fault, { parts, correlation, keys, delay, pause, signal });
        }
        if (delay) await pause(delay);
        return buildResponse(parts);
      },
    };
  });

  return {
    operations: list,
    journal,
    handleUnknownPath(request, path) {
      const entry = journal.begin(undefined, request);
      return refuse(request, path, entry, { refused: "path-unknown" }, list[0] as GatewayOperation);
    },
  };
}

/** An error in a script is thrown, and recorded too: a caller through msw never sees what a handler throws. */
async function recordError(entry: Entry, next: () => Promise<ReadStep>): Promise<ReadStep> {
  try {
    return await next();
  } catch (error) {
    entry.error = error;
    throw error;
  }
}
