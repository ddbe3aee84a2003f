import createFetchClient, { type Client } from "openapi-fetch";
import { type Config, readLimits } from "../config.ts";
import { operationTable } from "../contract/base-urls.ts";
import { isObject } from "../contract/check.ts";
import type { OperationDescription } from "../contract/operation.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { paths } from "../generated/schema.ts";
import type { CallOptions } from "../options.ts";
import type { Answer } from "./attempt.ts";
import { exchangeWithRetry } from "./retry.ts";

/**
 * The openapi-fetch client of the contract. Every request it makes is signed, sent, retried and verified by this
 * package; errors of trust, transport and contract throw, the results F and U stay data.
 */
export type RawClient = Client<paths, "application/json">;

/** The only place that knows openapi-fetch. */
export function createRawClient(config: Config): RawClient {
  return createFetchClient<paths, "application/json">({
    baseUrl: config.baseUrl,
    fetch: async (request) => toResponse(await exchange(config, request, { signal: request.signal })),
  });
}

/** Sends one request of the raw client along the whole road. */
export async function exchange(config: Config, request: Request, options: CallOptions): Promise<Answer> {
  const [id, operation] = findOperation(config, request);
  const body = await request.text();
  const correlation = operation.correlation && correlationOf(body, operation.correlation);
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

/** The verified bytes, for openapi-fetch to parse. */
function toResponse({ response, body }: Answer): Response {
  return new Response(body, { status: response.status, headers: response.headers });
}
