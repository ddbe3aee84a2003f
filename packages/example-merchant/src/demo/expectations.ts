import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** A named example of the contract: what to ask, and what has to come back. */
export interface Expectation {
  operation: string;
  name: string;
  request: Json;
  answer: Json;
  /** Whether the gateway signs this answer. */
  signed: boolean;
  /** The member that identifies the request. */
  correlation: string | undefined;
  /** The member that says the state, where the operation has one. */
  stateField: string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON document
type Json = any;

/** Reads the expectations from the bundled contract itself, not from what was generated from it. */
export async function readExpectations(): Promise<Expectation[]> {
  const file = createRequire(import.meta.url).resolve("@ams-vaulting/spec/openapi.json");
  return expectationsOf(JSON.parse(await readFile(file, "utf8")));
}

export function expectationsOf(document: Json): Expectation[] {
  const follow = (node: Json): Json => (node?.$ref ? follow(at(document, node.$ref)) : node);
  return Object.values<Json>(document.paths).flatMap(({ post }) => {
    const request = follow(post.requestBody).content["application/json"].examples;
    const response = follow(post.responses["200"]).content["application/json"].examples;
    return Object.keys(request).map((name) => {
      const answer = follow(response?.[name]);
      if (!answer) throw new Error(`${post.operationId} has no response example for the request ${name}.`);
      return {
        operation: post.operationId,
        name,
        request: follow(request[name]).value,
        answer: answer.value,
        signed: answer["x-signed"] !== false,
        correlation: post["x-correlation"],
        stateField: post["x-polling"]?.field,
      };
    });
  });
}

/** What a reference such as `#/components/examples/Name` points at: RFC 6901. */
function at(document: Json, reference: string): Json {
  const keys = reference.slice(2).split("/");
  return keys.reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
}
