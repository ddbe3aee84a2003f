import type { Config } from "../config.ts";
import { isObject } from "../contract/check.ts";
import type { OperationDescription } from "../contract/operation.ts";
import { operationTable } from "../contract/operations.ts";
import { ContractError } from "../errors/contract-error.ts";
import { isVaultingError } from "../errors/guards.ts";
import { aborted } from "../errors/transport-error.ts";
import { untilAborted } from "../time/until-aborted.ts";
import { decodeUtf8, parseBody } from "./check-response.ts";
import { checkSignal } from "./check-signal.ts";
import type { Exchange } from "./exchange.ts";

/** Reads the arguments of a `fetch`. @throws {ContractError} for what is not a request of the contract */
export async function readRequest(
  { baseUrl, clientId, endpoint }: Pick<Config, "baseUrl" | "clientId" | "endpoint">,
  input: string | URL | Request,
  init: RequestInit,
): Promise<{ exchange: Exchange; signal: AbortSignal | undefined }> {
  // By what it has, not by `instanceof`: test environments and polyfills have classes of their own.
  const request = typeof input === "object" && input !== null && "url" in input ? input : undefined;
  const signal = (init.signal === undefined ? request?.signal : init.signal) ?? undefined;
  checkSignal(signal);
  try {
    const [id, operation] = findOperation(baseUrl, request ? request.url : String(input));
    const method = init.method ?? request?.method;
    if (method?.toUpperCase() !== "POST") throw refused("its method must be POST");
    const headers = new Headers(init.headers ?? request?.headers);
    checkHeaders(headers, clientId);
    const body = await untilAborted(signal, () => readText(request, init));
    const correlation = operation.correlation && correlationOf(body, operation.correlation);
    return { exchange: { id, operation, endpoint: endpoint(operation), body, correlation, headers }, signal };
  } catch (error) {
    if (isVaultingError(error)) throw error;
    if (signal?.aborted) throw aborted(signal, {});
    // The reason may quote a header or the body.
    throw refused("it cannot be read. Check its headers, and that the body is UTF-8 and was not read before");
  }
}

function findOperation(baseUrl: string, url: string): [id: string, operation: OperationDescription] {
  const found = Object.entries(operationTable).find(([, { path }]) => url === baseUrl + path);
  if (found) return found;
  if (!URL.canParse(url)) throw refused("its URL must be an absolute URL");
  const { username, password } = new URL(url);
  if (username || password) throw refused("its URL has credentials");
  for (const [mark, name] of Object.entries({ "#": "fragment", "?": "query" }))
    if (url.includes(mark)) throw refused(`its URL has a ${name}`);
  const known = Object.values(operationTable).map(({ path }) => `POST ${baseUrl}${path}`);
  throw refused(`the contract has no such operation. It has ${known.join(", ")}`);
}

/** An empty header counts as absent: the types of some generated clients require these. */
function checkHeaders(headers: Headers, clientId: string): void {
  if (headers.get("signature"))
    throw refused("it has a signature header, which this client makes. Remove it");
  const other = headers.get("client-id");
  if (other && other !== clientId)
    throw refused("its client-id header is not the clientId of this client. Remove it");
}

async function readText(request: Request | undefined, { body }: RequestInit): Promise<string> {
  if (typeof body === "string") return body;
  const source = body === undefined ? (request ?? new Response()) : new Response(body);
  return decodeUtf8(await source.arrayBuffer());
}

function correlationOf(body: string, member: string): string | undefined {
  const value = parseBody(body);
  const id = isObject(value) ? value[member] : undefined;
  return typeof id === "string" ? id : undefined;
}

function refused(reason: string): ContractError {
  return new ContractError("request_invalid", `The request was not sent: ${reason}.`);
}
