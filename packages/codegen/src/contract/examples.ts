import { isObject, type Json, type JsonObject } from "./document.ts";
import type { Cursor } from "./read.ts";
import { type ResultCodes, situationsOf } from "./result-codes.ts";

export interface RequestExample {
  value: JsonObject;
  /** Where the value stands. */
  at: Cursor;
}

export interface ResponseExample extends RequestExample {
  /** Whether the gateway signs this answer. `x-signed` in the spec; true unless it says otherwise. */
  signed: boolean;
}

export interface Examples {
  request: Record<string, RequestExample>;
  response: Record<string, ResponseExample>;
}

/** Reads the named examples of an operation and checks that they pair and agree with the result codes. */
export function readExamples(
  request: Cursor,
  response: Cursor,
  codes: ResultCodes,
  correlation?: string,
): Examples {
  const examples: Examples = { request: {}, response: {} };
  for (const [name, example] of request.at("examples").entries()) {
    const at = example.at("value");
    examples.request[name] = { value: at.object(), at };
  }
  for (const [name, example] of response.at("examples").entries()) {
    const at = example.at("value");
    const value = at.object();
    checkResult(example, value, codes);
    const signed = example.at("x-signed").value ?? true;
    if (typeof signed !== "boolean") throw example.at("x-signed").error("x-signed is true or false.");
    examples.response[name] = { value, at, signed };
  }
  checkPairs(request, response, examples, correlation);
  for (const [when, code] of situationsOf(codes)) {
    if (exampleOfCode(examples, code)) continue;
    throw response.at("examples").error(`${code} answers ${when}, but no example has this result code.`);
  }
  return examples;
}

/** The name of the first response example with a result code. */
export function exampleOfCode(examples: Examples, code: string): string | undefined {
  return Object.entries(examples.response).find(
    ([, { value }]) => isObject(value.result) && value.result.resultCode === code,
  )?.[0];
}

function checkResult(example: Cursor, value: JsonObject, codes: ResultCodes): void {
  const { resultCode, resultStatus } = isObject(value.result) ? value.result : {};
  const known =
    typeof resultCode === "string" && Object.hasOwn(codes, resultCode) ? codes[resultCode] : undefined;
  if (!known)
    throw example.error(`The example's resultCode ${show(resultCode)} is not among the result codes.`);
  if (known.status !== resultStatus) {
    throw example.error(
      `${show(resultCode)} has the status ${known.status}, the example says ${show(resultStatus)}.`,
    );
  }
  if (known.status === "S" && example.at("x-signed").value === false) {
    throw example.at("x-signed").error("A successful answer is always signed.");
  }
}

function checkPairs(request: Cursor, response: Cursor, examples: Examples, correlation?: string): void {
  const seen = new Map<Json, string>();
  for (const [name, { value }] of Object.entries(examples.request)) {
    const at = request.at("examples").at(name);
    const answer = Object.hasOwn(examples.response, name) ? examples.response[name] : undefined;
    if (!answer) throw at.error(`The request example ${name} has no response example of the same name.`);
    if (!correlation) continue;
    const id = value[correlation];
    if (typeof id !== "string") throw at.error(`The request example ${name} has no ${correlation}.`);
    if (seen.has(id))
      throw at.error(`The request examples ${seen.get(id)} and ${name} have the same ${correlation}.`);
    seen.set(id, name);
    checkEcho(response.at("examples").at(name), answer.value, correlation, id);
  }
  for (const name of Object.keys(examples.response)) {
    if (!Object.hasOwn(examples.request, name)) {
      throw response
        .at("examples")
        .at(name)
        .error(`The response example ${name} has no request example of the same name.`);
    }
  }
}

/** A failed call may leave the id out, a successful one may not: the client refuses an answer that could be another's. */
function checkEcho(example: Cursor, answer: JsonObject, correlation: string, id: string): void {
  const echoed = answer[correlation];
  const mayBeMissing = !(isObject(answer.result) && answer.result.resultStatus === "S");
  if (echoed === id || (echoed === undefined && mayBeMissing)) return;
  throw example.error(`${correlation} is ${show(echoed)}, but ${show(id)} in the request example.`);
}

const show = (value: Json | undefined) => JSON.stringify(value) ?? "(absent)";
