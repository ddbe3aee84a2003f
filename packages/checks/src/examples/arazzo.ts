import type { Example, Json } from "@ams-vaulting/example-merchant/examples";

// Why generated, and not written by hand: a new example, member or operation is covered the moment the contract has
// it, and no criterion can be forgotten, because each scalar of each example becomes one. Signatures are
// in the document as they are: respect takes 80 ms for the declared inputs of each workflow, more than for all else in it.

/** What a request has to carry beside its body. */
export interface SignedInputs {
  clientId: string;
  requestTime: string;
  /** The `signature` header of each request, by `exampleId`. */
  signatures: Readonly<Record<string, string>>;
}

/**
 * An Arazzo 1.0 document with one workflow for each example and server.
 *
 * @param sources names for the servers: `respect --server` gives each name its URL
 */
export function arazzoOf(
  info: { title: string; version: string },
  sources: readonly string[],
  examples: readonly Example[],
  inputs: SignedInputs,
): Json {
  return {
    arazzo: "1.0.1",
    info: { title: `${info.title}: every example`, version: info.version },
    sourceDescriptions: sources.map((name) => ({ name, url: "openapi.json", type: "openapi" })),
    workflows: sources.flatMap((source) =>
      examples.map((example) => ({
        workflowId: workflowId(source, example),
        steps: [step(source, example, inputs)],
      })),
    ),
  };
}

export function workflowId(source: string, example: Example): string {
  return `${source}_${exampleId(example)}`;
}

/** It is part of the workflow's id, so it is made of letters, digits and underscores. */
export function exampleId({ operationId, name }: Example): string {
  return `${operationId}_${name}`;
}

function step(source: string, example: Example, { clientId, requestTime, signatures }: SignedInputs) {
  return {
    stepId: "send",
    operationId: `$sourceDescriptions.${source}.${example.operationId}`,
    parameters: [
      { in: "header", name: "client-id", value: clientId },
      { in: "header", name: "request-time", value: requestTime },
      { in: "header", name: "signature", value: signatures[exampleId(example)] },
    ],
    // With a charset, respect 2.77 sends "[object Object]".
    requestBody: { contentType: "application/json", payload: example.request },
    successCriteria: [
      { condition: "$statusCode == 200" },
      ...membersOf(example.response).map(([pointer, value]) => equal(`$response.body#${pointer}`, value)),
      ...echoed(example),
      equal("$response.header.client-id", clientId),
      ...trust(example.isSigned),
    ],
  };
}

function echoed({ correlation, response }: Example) {
  if (!correlation || !Object.hasOwn(response, correlation)) return [];
  return [{ condition: `$response.body#/${correlation} == $request.body#/${correlation}` }];
}

/** Whether there is a signature. No Arazzo criterion can verify it: see `isGenuine`. */
function trust(isSigned: boolean) {
  if (!isSigned)
    return ["signature", "response-time"].map((name) => ({ condition: `$response.header.${name} == null` }));
  return [
    {
      context: "$response.header.signature",
      type: "regex",
      condition: "^algorithm=RSA256,keyVersion=[^,]+,signature=.",
    },
    { context: "$response.header.response-time", type: "regex", condition: "^\\d{4}-\\d{2}-\\d{2}T" },
  ];
}

/** The scalars of an example, each with its JSON pointer. */
function membersOf(value: Json, pointer = ""): [string, Json][] {
  if (typeof value !== "object" || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, member]) =>
    membersOf(member, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}

/** A literal has no escapes in respect, so what is more than plain text is compared as a regular expression. */
function equal(context: string, value: Json) {
  if (typeof value !== "string" || /^[\w .,:;/?&=+*@%-]*$/.test(value))
    return { condition: `${context} == ${JSON.stringify(value)}` };
  const units = value.split("").map((unit) => (/\w/.test(unit) ? unit : escapeUnit(unit)));
  return { context, type: "regex", condition: `^${units.join("")}$` };
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
