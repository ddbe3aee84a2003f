/** A request example of the contract, and the answer of the same name. */
export interface Example {
  operationId: string;
  path: string;
  name: string;
  request: Json;
  answer: Json;
  /** Whether the gateway signs this answer. */
  signed: boolean;
  /** The member that has to be equal in request and answer, where the operation has one. */
  correlation: string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON document
export type Json = any;

/** Every request example of every operation. */
export function examplesOf(contract: Json): Example[] {
  const follow = (node: Json): Json => (node?.$ref ? follow(at(contract, node.$ref)) : node);
  return Object.entries<Json>(contract.paths).flatMap(([path, { post }]) => {
    const requests = follow(post.requestBody).content["application/json"].examples;
    const answers = follow(post.responses["200"]).content["application/json"].examples;
    return Object.keys(requests).map((name) => {
      const answer = follow(answers[name]);
      return {
        operationId: post.operationId,
        path,
        name,
        request: follow(requests[name]).value,
        answer: answer.value,
        signed: answer["x-signed"] !== false,
        correlation: post["x-correlation"],
      };
    });
  });
}

/** What a reference such as `#/components/examples/Name` points at: RFC 6901. */
function at(contract: Json, reference: string): Json {
  const keys = reference.slice(2).split("/");
  return keys.reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], contract);
}
