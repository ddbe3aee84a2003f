import type { SpecDocument } from "./document.ts";
import { type Examples, readExamples } from "./examples.ts";
import { type Cursor, rootCursor } from "./read.ts";
import { type ResultCodes, readResultCodes } from "./result-codes.ts";
import { readServers, type Servers } from "./servers.ts";

export interface Polling {
  field: string;
  pending: string[];
  final: string[];
}

export interface Operation {
  id: string;
  path: string;
  summary: string;
  description: string;
  /** Servers of its own, where the operation or its path item names some. */
  servers?: Servers;
  /** The member that must be equal in request and answer. */
  correlation?: string;
  polling?: Polling;
  /** The operation's own codes first, then the general ones. */
  resultCodes: ResultCodes;
  examples: Examples;
  request: Cursor;
  response: Cursor;
}

/** Members of the client and of the mock, which a method of the same name would replace; `then` would make it a promise. */
const RESERVED = [
  "raw",
  "then",
  "handlers",
  "answer",
  "fetch",
  "clientOptions",
  "keys",
  "keyTexts",
  "requests",
  "assertContract",
  "assertAllUsed",
  "reset",
];

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Reads every operation of the document, in its order. */
export function readOperations(document: SpecDocument): Operation[] {
  const root = rootCursor(document);
  const general = readResultCodes(root.at("x-general-result-codes"));
  const operations = root
    .at("paths")
    .entries()
    .flatMap(([path, item]) =>
      METHODS.filter((method) => item.at(method).value !== undefined).map((method) => {
        if (method !== "post") throw item.at(method).error("The gateway knows only POST.");
        return readOperation(path, item, item.at(method), general);
      }),
    );
  if (operations.length === 0) throw root.error("The contract has no operation.");
  for (const [index, { id, path }] of operations.entries()) {
    const at = root.at("paths").at(path).at("post").at("operationId");
    const twin = operations.slice(0, index).find((other) => other.id === id);
    if (twin) throw at.error(`${id} is the operationId of ${twin.path} already.`);
    if (RESERVED.includes(id)) throw at.error(`The client or the mock has a member ${id} already.`);
  }
  return operations;
}

function readOperation(path: string, item: Cursor, operation: Cursor, general: ResultCodes): Operation {
  if (!path.startsWith("/")) throw item.error(`A path begins with a slash, not ${path}.`);
  const content = (cursor: Cursor) => {
    const media = cursor.at("content").at("application/json");
    if (media.at("schema").value === undefined)
      throw cursor.error("application/json with a schema is missing.");
    return media;
  };
  const request = content(operation.at("requestBody"));
  const response = content(operation.at("responses").at("200"));
  const own = readResultCodes(operation.at("x-result-codes"));
  // What the operation says of a code goes before what is said in general.
  const resultCodes = {
    ...own,
    ...Object.fromEntries(Object.entries(general).filter(([code]) => !own[code])),
  };
  const correlation = operation.at("x-correlation").stringOr("");
  const servers = readServers(operation.at("servers")) ?? readServers(item.at("servers"));
  const polling = operation.at("x-polling");
  return {
    id: operation.at("operationId").string(),
    path,
    summary: operation.at("summary").stringOr(""),
    description: operation.at("description").stringOr(""),
    ...(servers && { servers }),
    ...(correlation && { correlation }),
    ...(polling.value !== undefined && { polling: readPolling(polling) }),
    resultCodes,
    examples: readExamples(request, response, resultCodes, correlation || undefined),
    request: request.at("schema"),
    response: response.at("schema"),
  };
}

function readPolling(polling: Cursor): Polling {
  return {
    field: polling.at("field").string(),
    pending: polling.at("pending").strings(),
    final: polling.at("final").strings(),
  };
}
