import type { Json, JsonObject } from "./document.ts";
import type { General } from "./general.ts";
import type { Cursor } from "./read.ts";
import {
  type RequestExample,
  type ResponseExample,
  readResponseExample,
  resultOf,
  show,
} from "./response-example.ts";
import type { ResultCodes } from "./result-codes.ts";
import { refuseUnsupported } from "./supported.ts";

export interface Examples {
  request: Record<string, RequestExample>;
  response: Record<string, ResponseExample>;
}

/** Reads the named examples of an operation, and adds those of the general codes. */
export function readExamples(
  request: Cursor,
  response: Cursor,
  codes: ResultCodes,
  general: General,
  correlation?: string,
): Examples {
  const own: Examples = { request: {}, response: {} };
  for (const [name, example] of request.at("examples").entries()) {
    request.attempt(() => {
      refuseUnsupported(example, "example");
      own.request[name] = { value: example.at("value").object(), at: example.at("value") };
    });
  }
  for (const [name, example] of response.at("examples").entries()) {
    response.attempt(() => {
      if (Object.hasOwn(general.examples, name))
        throw example.error(`${name} is the name of a general example, which every operation has already.`);
      own.response[name] = readResponseExample(example, codes);
    });
  }
  checkPairs(request, response, own, correlation);
  for (const [code, { at }] of Object.entries(codes)) {
    at.attempt(() => {
      if (!exampleOfCode(own, code)) throw at.error(`${code} has no response example.`);
    });
  }
  return withGeneral(own, general, correlation);
}

/** The name of the first response example with a result code. */
export function exampleOfCode(examples: Examples, code: string): string | undefined {
  return Object.entries(examples.response).find(([, { value }]) => resultOf(value).resultCode === code)?.[0];
}

/** Each general example gets a request of its own: the operation's first one, with another correlation value. */
function withGeneral(own: Examples, general: General, correlation?: string): Examples {
  const request = { ...own.request };
  const [first] = Object.values(own.request);
  for (const name of Object.keys(general.examples)) {
    const id = general.correlationFor(name);
    if (first && correlation && id)
      request[name] = { value: { ...first.value, [correlation]: id }, at: first.at };
  }
  return { request, response: { ...own.response, ...general.examples } };
}

function checkPairs(request: Cursor, response: Cursor, own: Examples, correlation?: string): void {
  const seen = new Map<Json, string>();
  for (const [name, { value }] of Object.entries(own.request)) {
    const at = request.at("examples").at(name);
    at.attempt(() => {
      if (response.at("examples").at(name).value === undefined)
        throw at.error(`The request example ${name} has no response example of the same name.`);
      if (!correlation) return;
      const id = value[correlation];
      if (typeof id !== "string") throw at.error(`The request example ${name} has no ${correlation}.`);
      if (seen.has(id))
        throw at.error(`The request examples ${seen.get(id)} and ${name} have the same ${correlation}.`);
      seen.set(id, name);
      const paired = own.response[name];
      if (paired) checkEcho(response.at("examples").at(name), paired.value, correlation, id);
    });
  }
  for (const [name, example] of response.at("examples").entries()) {
    example.attempt(() => {
      if (request.at("examples").at(name).value === undefined)
        throw example.error(`The response example ${name} has no request example of the same name.`);
    });
  }
}

/** A failed call may leave the id out, a successful one may not: the client refuses a response that could be another's. */
function checkEcho(example: Cursor, response: JsonObject, correlation: string, id: string): void {
  const echoed = response[correlation];
  const mayBeMissing = resultOf(response).resultStatus !== "S";
  if (echoed === id || (echoed === undefined && mayBeMissing)) return;
  throw example.error(`${correlation} is ${show(echoed)}, but ${show(id)} in the request example.`);
}
