import { readFileSync } from "node:fs";
import { addGeneralExamples } from "@ams-vaulting/codegen";
import { parse } from "yaml";
import { follow } from "../../plugins/references.ts";
import { ensure } from "../../scripts/ensure.ts";
import type {
  Body,
  ContractDocument,
  Example,
  Media,
  OrReference,
  ResultCode,
  SchemaObject,
} from "../../types/contract-document.ts";

export const readYaml = (file: string): unknown => parse(readFileSync(file, "utf8"), { maxAliasCount: -1 });

export const readContract = (file: string): ContractDocument => readYaml(file) as ContractDocument;

/** What a page has to show of an operation. */
export interface ShownOperation {
  operationId: string;
  summary: string;
  route: string;
  requests: string[];
  responses: string[];
  codes: ResultCode[];
  variants: string[];
}

/** What a page has to show of each operation, read from the contract without the decorators. */
export function readOperations(api: ContractDocument): [ShownOperation, ...ShownOperation[]] {
  addGeneralExamples(api);
  const json = (part: OrReference<Body> | undefined): Media =>
    ensure(follow(api, part)?.content?.["application/json"], "JSON");
  const summaries = ({ examples }: Media) =>
    Object.values(ensure(examples, "examples")).map((example) => follow<Example>(api, example).summary);
  const [first, ...others] = Object.values(api.paths).map(({ post }) => {
    const operation = ensure(post, "POST");
    const response = json(operation.responses["200"]);
    const schema = follow(api, response.schema) || undefined;
    return {
      operationId: operation.operationId,
      summary: operation.summary,
      route: `/${operation.tags[0]}/${operation.operationId}`.toLowerCase(),
      requests: summaries(json(operation.requestBody)),
      responses: summaries(response),
      codes: [
        ...ensure(operation["x-result-codes"], "result codes"),
        ...ensure(api["x-general-result-codes"], "general result codes"),
      ],
      variants: ensure(schema?.oneOf, "variants").map((variant) =>
        ensure(follow<SchemaObject>(api, variant).title, "title"),
      ),
    };
  });
  return [ensure(first, "operation"), ...others];
}
