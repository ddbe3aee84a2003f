import { readFileSync } from "node:fs";
import { parse } from "yaml";

export const readContract = (file) => parse(readFileSync(file, "utf8"), { maxAliasCount: -1 });

/** What a page has to show of each operation, read from the contract without the decorators. */
export function readOperations(api) {
  const follow = (node) =>
    node.$ref
      ? node.$ref
          .slice(2)
          .split("/")
          .reduce((parent, key) => parent[key], api)
      : node;
  const json = ({ content }) => content["application/json"];
  const summaries = ({ examples }) => Object.values(examples).map((example) => follow(example).summary);
  return Object.values(api.paths).map(({ post }) => {
    const response = json(post.responses["200"]);
    return {
      operationId: post.operationId,
      summary: post.summary,
      route: `/${post.tags[0]}/${post.operationId}`.toLowerCase(),
      requests: summaries(json(post.requestBody)),
      responses: summaries(response),
      codes: [...post["x-result-codes"], ...api["x-general-result-codes"]],
      variants: follow(response.schema).oneOf.map((variant) => follow(variant).title),
    };
  });
}
