import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** A request example of the contract, and the response of the same name. */
export interface Example {
  operationId: string;
  path: string;
  name: string;
  request: Json;
  response: Json;
  /** Whether the gateway signs this response. */
  isSigned: boolean;
  /** The member that has to be equal in request and response, where the operation has one. */
  correlation: string | undefined;
  /** The member with the state, where the operation has one. */
  stateField: string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON document
export type Json = any;

/** Reads the bundled contract itself, and nothing that was generated from it. */
export async function readContract(): Promise<Json> {
  const file = createRequire(import.meta.url).resolve("@ams-vaulting/spec/openapi.json");
  return JSON.parse(await readFile(file, "utf8"));
}

/** Every request example of the bundled contract. */
export async function readExamples(): Promise<Example[]> {
  return examplesOf(await readContract());
}

/** Every request example of every operation of a contract. */
export function examplesOf(contract: Json): Example[] {
  const follow = (node: Json): Json => (node?.$ref ? follow(at(contract, node.$ref)) : node);
  return Object.entries<Json>(contract.paths).flatMap(([path, { post }]) => {
    const requests = follow(post.requestBody).content["application/json"].examples;
    const responses = follow(post.responses["200"]).content["application/json"].examples;
    return Object.keys(requests).map((name) => {
      const response = follow(responses?.[name]);
      if (!response) throw new Error(`${post.operationId} has no response example for the request ${name}.`);
      return {
        operationId: post.operationId,
        path,
        name,
        request: follow(requests[name]).value,
        response: response.value,
        isSigned: response["x-signed"] !== false,
        correlation: post["x-correlation"],
        stateField: post["x-polling"]?.field,
      };
    });
  });
}

/** The target of a reference such as `#/components/examples/Name`: RFC 6901. */
function at(contract: Json, reference: string): Json {
  const keys = reference.slice(2).split("/");
  return keys.reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], contract);
}
