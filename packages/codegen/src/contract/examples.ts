import { isObject, type Json, type JsonObject } from "./document.ts";
import type { Cursor } from "./read.ts";
import type { ResultCodes } from "./result-codes.ts";

export interface ResponseExample {
  summary: string;
  value: JsonObject;
  /** Whether the gateway signs this answer. `x-signed` in the spec; true unless it says otherwise. */
  signed: boolean;
}

export interface Examples {
  request: Record<string, JsonObject>;
  response: Record<string, ResponseExample>;
}

/** Reads the named examples of an operation and checks that they pair and agree with the result codes. */
export function readExamples(request: Cursor, response: Cursor, codes: ResultCodes, correlation?: string): Examples {
  const examples: Examples = { request: {}, response: {} };
  for (const [name, example] of request.at("examples").entries()) {
    examples.request[name] = example.at("value").object();
  }
  for (const [name, example] of response.at("examples").entries()) {
    const value = example.at("value").object();
    checkResult(example, value, codes);
    const signed = example.at("x-signed").value ?? true;
    if (typeof signed !== "boolean") throw example.at("x-signed").error("x-signed is true or false.");
    examples.response[name] = { summary: example.at("summary").stringOr(name), value, signed };
  }
  checkPairs(request, response, examples, correlation);
  return examples;
}

function checkResult(example: Cursor, value: JsonObject, codes: ResultCodes): void {
  const { resultCode, resultStatus } = isObject(value.result) ? value.result : {};
  const known = typeof resultCode === "string" ? codes[resultCode] : undefined;
  if (!known) throw example.error(`The example's resultCode ${show(resultCode)} is not among the result codes.`);
  if (known.status !== resultStatus) {
    throw example.error(`${show(resultCode)} has the status ${known.status}, the example says ${show(resultStatus)}.`);
  }
  if (known.status === "S" && example.at("x-signed").value === false) {
    throw example.at("x-signed").error("A successful answer is always signed.");
  }
}

function checkPairs(request: Cursor, response: Cursor, examples: Examples, correlation?: string): void {
  const seen = new Map<Json, string>();
  for (const [name, value] of Object.entries(examples.request)) {
    const at = request.at("examples").at(name);
    const answer = examples.response[name];
    if (!answer) throw at.error(`The request example ${name} has no response example of the same name.`);
    if (!correlation) continue;
    const id = value[correlation];
    if (typeof id !== "string") throw at.error(`The request example ${name} has no ${correlation}.`);
    if (seen.has(id)) throw at.error(`The request examples ${seen.get(id)} and ${name} have the same ${correlation}.`);
    seen.set(id, name);
    const echoed = answer.value[correlation];
    if (echoed !== undefined && echoed !== id) {
      throw response.at("examples").at(name).error(`${correlation} is ${show(echoed)}, but ${show(id)} in the request example.`);
    }
  }
  for (const name of Object.keys(examples.response)) {
    if (!examples.request[name]) {
      throw response.at("examples").at(name).error(`The response example ${name} has no request example of the same name.`);
    }
  }
}

const show = (value: Json | undefined) => JSON.stringify(value) ?? "(absent)";
