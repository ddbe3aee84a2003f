import { addGeneralExamples } from "@ams-vaulting/codegen";
import { follow } from "../plugins/references.ts";
import type {
  Body,
  ContractDocument,
  Example,
  Header,
  Media,
  Operation,
  OrReference,
  Parameter,
  Polling,
  Reference,
  SchemaObject,
} from "../types/contract-document.ts";
import { ensure } from "./ensure.ts";

/** An operation whose parts are followed, and its place. */
export interface OpenOperation extends Omit<Operation, "parameters"> {
  path: string;
  /** The address of the operation on Redoc's page. */
  route: string;
  parameters: Parameter[];
  request: Media | undefined;
  response: Media | undefined;
  headers: Parameter[];
}

export interface OpenContract {
  api: ContractDocument;
  follow<T>(node: T | Reference): T;
  operations: OpenOperation[];
}

/** The operation that the guides explain, with all that they show of it. */
export interface ExplainedOperation extends OpenOperation {
  correlation: string;
  polling: Polling;
  requests: Record<string, Example>;
  answers: Record<string, Example>;
  answerSchema: SchemaObject;
}

/** Reads a description: follows its references, and lists its operations in order. */
export function openContract(api: ContractDocument): OpenContract {
  addGeneralExamples(api);
  const followed = <T>(node: T | Reference): T => follow(api, node);
  const json = (part: OrReference<Body> | undefined) => followed(part)?.content?.["application/json"];
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.values(item)
      .filter((operation) => operation.operationId)
      .map((operation) => {
        const response = followed(operation.responses["200"]);
        return {
          ...operation,
          path,
          route: `/${operation.tags[0]}/${operation.operationId}`.toLowerCase(),
          parameters: (operation.parameters ?? []).map(followed<Parameter>),
          request: json(operation.requestBody),
          response: json(response),
          headers: Object.entries(response?.headers ?? {}).map(([name, header]) => ({
            name,
            ...followed<Header>(header),
          })),
        };
      }),
  );
  return { api, follow: followed, operations };
}

/** The first operation of a description that has guides. */
export function explainedOperation({ follow, operations }: OpenContract): ExplainedOperation {
  const operation = ensure(operations[0], "operation");
  const examples = (media: Media | undefined) =>
    Object.fromEntries(
      Object.entries(ensure(media?.examples, `example of ${operation.operationId}`)).map(
        ([name, example]) => [name, follow<Example>(example)],
      ),
    );
  const schema = follow(ensure(operation.response, `response of ${operation.operationId}`).schema);
  return {
    ...operation,
    correlation: ensure(operation["x-correlation"], `x-correlation of ${operation.operationId}`),
    polling: ensure(operation["x-polling"], `x-polling of ${operation.operationId}`),
    requests: examples(operation.request),
    answers: examples(operation.response),
    answerSchema: ensure(schema || undefined, `schema of the response of ${operation.operationId}`),
  };
}
