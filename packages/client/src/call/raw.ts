import createFetchClient from "openapi-fetch";
import type { Config } from "../config.ts";
import { operationTable } from "../contract/base-urls.ts";
import { isObject } from "../contract/check.ts";
import type { OperationDescription } from "../contract/operation.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { paths } from "../generated/schema.ts";
import { readLimits } from "../limits.ts";
import type { CallOptions } from "../options.ts";
import type { Answer } from "../trusted-fetch/attempt.ts";
import { checkSignal } from "../trusted-fetch/check-signal.ts";
import { exchangeWithRetry } from "../trusted-fetch/retry.ts";
import type { RawClient } from "./raw-client.ts";

/** The only place that knows openapi-fetch. */
export function createRawClient(config: Config): RawClient {
  const raw = createFetchClient<paths, "application/json">({
    baseUrl: config.baseUrl,
    fetch: async (request) => toResponse(await exchange(config, request, { signal: request.signal })),
  });
  // The type tests compare the two; for all paths at once the compiler cannot.
  return raw as RawClient;
}

/**
 * The raw client as users get it: no call brings a `fetch` of its own, and its signal goes past openapi-fetch, whose
 * `Request` would leave a listener on it for each call.
 */
export function forUsers(config: Config, raw: RawClient): RawClient {
  const prepare = ({ signal, ...init }: { signal?: AbortSignal } = {}) => ({
    ...init,
    fetch: async (request: Request) =>
      toResponse(await exchange(config, request, { signal: signal ?? request.signal })),
  });
  const post = raw.POST as (path: string, init: object) => unknown;
  const request = raw.request as (method: string, path: string, init: object) => unknown;
  return {
    ...raw,
    POST: ((path: string, init?: object) => post(path, prepare(init))) as RawClient["POST"],
    request: ((method: string, path: string, init?: object) =>
      request(method, path, prepare(init))) as RawClient["request"],
  };
}

/**
 * Sends one request of the raw client along the whole road.
 *
 * @param expected the correlation value that was checked, where a method asks: middleware must not change it
 */
export async function exchange(
  config: Config,
  request: Request,
  options: CallOptions,
  expected?: string,
): Promise<Answer> {
  checkSignal(options.signal);
  const [id, operation] = findOperation(config, request);
  const body = await request.text();
  const correlation = operation.correlation && correlationOf(body, operation.correlation);
  if (expected !== undefined && correlation !== expected) {
    throw new ConfigurationError(
      "option_invalid",
      "raw",
      "A middleware asks about something else; methods refuse that.",
    );
  }
  return exchangeWithRetry(
    config,
    {
      id,
      operation,
      body,
      correlation,
      endpoint: config.endpoint(operation),
      headers: request.headers,
    },
    readLimits(options, config.limits),
    options.signal,
  );
}

function findOperation(
  config: Config,
  { url, method }: Request,
): [id: string, operation: OperationDescription] {
  const found = Object.entries(operationTable).find(([, { path }]) => url === config.baseUrl + path);
  if (found && method === "POST") return found;
  const known = Object.values(operationTable).map(({ path }) => `POST ${path}`);
  throw new ConfigurationError(
    "option_invalid",
    "raw",
    `The contract has no such operation. It has ${known.join(", ")}.`,
  );
}

function correlationOf(body: string, member: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const id = isObject(value) ? value[member] : undefined;
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}

/** The verified bytes as a response. Its `json()` gives what was checked, which shows no secret when it is printed. */
function toResponse({ headers, body, data }: Answer): Response {
  headers.set("content-length", String(body.length));
  const verified = new Response(body, { headers });
  return Object.defineProperty(verified, "json", { value: async () => data });
}
