import { isObject, type Json, type JsonObject } from "./contract/document.ts";
import { generalCorrelation, generalExampleName } from "./contract/general.ts";

/**
 * Lists the general examples at every operation of a description, in place, for tools that look for examples only there.
 * Each gets a request: the operation's first one, with another correlation value. Doing it twice changes nothing.
 */
export function addGeneralExamples(description: object): void {
  const contract = description as JsonObject;
  const codes = Array.isArray(contract["x-general-result-codes"]) ? contract["x-general-result-codes"] : [];
  const template = contract["x-general-correlation"];
  const examples = codes.flatMap((entry) =>
    isObject(entry) && isObject(entry.example)
      ? [[generalExampleName(String(entry.code)), entry.example] as const]
      : [],
  );
  const follow = (node: Json | undefined): JsonObject => {
    if (!isObject(node)) return {};
    if (typeof node.$ref !== "string") return node;
    const keys = node.$ref.slice(2).split("/");
    const step = (parent: Json | undefined, key: string) =>
      isObject(parent) ? parent[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
    return follow(keys.reduce(step, contract as Json | undefined));
  };
  const mediaOf = (body: Json | undefined) => follow(follow(follow(body).content)["application/json"]);

  for (const item of Object.values(follow(contract.paths))) {
    const operation = follow(follow(item).post);
    const request = mediaOf(operation.requestBody);
    const response = mediaOf(follow(operation.responses)["200"]);
    const correlation = operation["x-correlation"];
    const [first] = Object.values(follow(request.examples));
    if (typeof correlation === "string" && typeof template === "string" && first) {
      const requests = examples.map(([name, example]) => [
        name,
        {
          summary: follow(example).summary ?? name,
          value: { ...follow(follow(first).value), [correlation]: generalCorrelation(template, name) },
        },
      ]);
      request.examples = { ...follow(request.examples), ...Object.fromEntries(requests) };
    }
    if (response.schema !== undefined)
      response.examples = { ...follow(response.examples), ...Object.fromEntries(examples) };
  }
}
