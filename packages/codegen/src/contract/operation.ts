import { type Examples, readExamples } from "./examples.ts";
import type { General } from "./general.ts";
import { checkParameters } from "./parameters.ts";
import { type Cursor, errorAt } from "./read.ts";
import { type ResultCodes, readResultCodes } from "./result-codes.ts";
import { readServers, type Servers } from "./servers.ts";
import { refuseUnsupported } from "./supported.ts";

export interface Polling {
  /** The member with the state. */
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
  /** The member that must be equal in request and response. */
  correlation?: string;
  polling?: Polling;
  /** The operation's own codes first, then the general ones. */
  resultCodes: ResultCodes;
  examples: Examples;
  request: Cursor;
  response: Cursor;
  at: Cursor;
}

/** Reads the operation of a path item. */
export function readOperation(path: string, item: Cursor, general: General): Operation {
  const at = item.at("post");
  if (at.value === undefined) throw item.error(`${path} has no operation; write one under post.`);
  refuseUnsupported(at, "operation");
  checkParameters(at.at("parameters"));
  at.attempt(() => checkSecurity(at));
  const request = readRequestBody(at);
  const response = readResponse(at);
  const own = readResultCodes(at.at("x-result-codes"), general.codes);
  const correlation = at.at("x-correlation").stringOr("");
  const servers = readServers(at.at("servers")) ?? readServers(item.at("servers"));
  const polling = at.at("x-polling");
  return {
    id: at.at("operationId").text(),
    path,
    summary: at.at("summary").stringOr(""),
    description: at.at("description").stringOr(""),
    ...(servers && { servers }),
    ...(correlation && { correlation }),
    ...(polling.value !== undefined && { polling: readPolling(polling) }),
    resultCodes: { ...own, ...general.codes },
    examples: readExamples(request, response, own, general, correlation || undefined),
    request: request.at("schema"),
    response: response.at("schema"),
    at,
  };
}

function readRequestBody(operation: Cursor): Cursor {
  const body = operation.at("requestBody");
  const media = readContent(operation, body);
  refuseUnsupported(body, "request body");
  if (body.at("required").value !== true)
    throw errorAt(
      body,
      "required",
      "A request body must have required: true, because the client always sends one.",
    );
  return media;
}

function readResponse(operation: Cursor): Cursor {
  const responses = operation.at("responses");
  const media = readContent(responses, responses.at("200"));
  for (const [status, response] of responses.entries()) {
    if (status !== "200" && !status.startsWith("x-"))
      throw response.error(`Every response of the gateway has the HTTP status 200; remove ${status}.`);
  }
  refuseUnsupported(responses.at("200"), "response");
  return media;
}

function readContent(holder: Cursor, body: Cursor): Cursor {
  const media = body.at("content").at("application/json");
  if (media.at("schema").value === undefined)
    throw (body.value === undefined ? holder : body).error("application/json with a schema is missing.");
  refuseUnsupported(media, "media type");
  return media;
}

function checkSecurity(operation: Cursor): void {
  if (operation.at("security").items().length > 0)
    throw operation.at("security").error("security is not supported; the signature headers are parameters.");
}

function readPolling(polling: Cursor): Polling {
  return {
    field: polling.at("field").string(),
    pending: polling.at("pending").strings(),
    final: polling.at("final").strings(),
  };
}
