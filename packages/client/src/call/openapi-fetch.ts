import createFetchClient, { type FetchOptions, type Middleware, type ParseAsResponse } from "openapi-fetch";
import { invalidOption } from "../errors/configuration-error.ts";
import type { paths } from "../generated/schema.ts";
import type { Limits } from "../limits.ts";
import type { VerifiedResponse } from "../trusted-fetch/attempt.ts";
import type { Exchange } from "../trusted-fetch/exchange.ts";
import type { TrustedFetch } from "../trusted-fetch/trusted-fetch.ts";
import type { CheckedRequest } from "./check-request.ts";

// The only file that knows openapi-fetch: first the client of the methods, then the one of users.

/** What a method sends beside the body. */
export interface MethodCall {
  exchange: Omit<Exchange, "body">;
  limits: Limits;
  signal: AbortSignal | undefined;
}

/**
 * The request that openapi-fetch makes for a method. A platform's `Request` would parse the URL, copy the headers, make a
 * stream of the body and leave a listener on the signal; nobody reads any of these.
 */
class MethodRequest {
  readonly call: MethodCall;
  readonly body: string;
  constructor(_url: string, { call, body }: { call: MethodCall; body: string }) {
    this.call = call;
    this.body = body;
  }
}

/** A checked response, in the form in which openapi-fetch reads one. */
class MethodResponse {
  readonly ok = true;
  readonly status = 200;
  readonly headers: Headers;
  readonly verified: VerifiedResponse;
  constructor(verified: VerifiedResponse) {
    this.verified = verified;
    this.headers = verified.headers;
    // Without a length openapi-fetch would parse the text again.
    this.headers.set("content-length", String(verified.body.length));
  }
  async json(): Promise<unknown> {
    return this.verified.data;
  }
}

/** Calls an operation by its path. */
export type Post = (
  path: string,
  init: { body: CheckedRequest; call: MethodCall },
) => Promise<{ data: unknown; response: { verified: VerifiedResponse } }>;

/** The openapi-fetch client of the methods. Nobody else has it, so no middleware can change what they do. */
export function createMethodClient(
  baseUrl: string,
  send: (exchange: Exchange, limits: Limits, signal: AbortSignal | undefined) => Promise<VerifiedResponse>,
): Post {
  const respond = async ({ call: { exchange, limits, signal }, body }: MethodRequest) =>
    new MethodResponse(await send({ ...exchange, body }, limits, signal));
  const client = createFetchClient<paths>({
    baseUrl,
    Request: MethodRequest as unknown as typeof Request,
    fetch: respond as unknown as (request: Request) => Promise<Response>,
    bodySerializer: (request) => (request as unknown as CheckedRequest).text,
  });
  // The path is a key of `paths` by construction; the compiler cannot see that for all operations at once.
  return client.POST as unknown as Post;
}

/** The paths of the contract. Every operation is a POST. */
type RawPath = { [Path in keyof paths]: paths[Path] extends { post: object } ? Path : never }[keyof paths];

/** The body of a verified response. */
type Body<Path extends RawPath> = paths[Path] extends {
  post: { responses: { 200: { content: { "application/json": infer Message } } } };
}
  ? Message
  : never;

/** What a call of `raw` resolves with. */
export type RawResponse<Data> =
  | {
      /** The verified message. Its `result.resultStatus` may be `F` or `U`. */
      data: Data;
      error?: never;
      /** The verified bytes, with the gateway's headers. */
      response: Response;
    }
  | {
      data?: never;
      /** What a middleware put in place of the response. The client itself throws. */
      error: unknown;
      response: Response;
    };

/** The options of openapi-fetch, but for those that would send a call past the trusted fetch, or elsewhere. */
export type RawOptions<Path extends RawPath> = FetchOptions<paths[Path]["post"]> & {
  fetch?: undefined;
  Request?: undefined;
  baseUrl?: undefined;
};

/** `raw.POST`. */
export type RawPost = <Path extends RawPath, Init extends RawOptions<Path>>(
  path: Path,
  init: Init,
) => Promise<RawResponse<ParseAsResponse<Body<Path>, Init>>>;

/** `raw.request`: the same, with the method as an argument. */
export type RawRequest = <Path extends RawPath, Init extends RawOptions<Path>>(
  method: "post",
  path: Path,
  init: Init,
) => Promise<RawResponse<ParseAsResponse<Body<Path>, Init>>>;

type Hooks = { [Hook in keyof Middleware]?: Middleware[Hook] };

/**
 * Middleware of `raw`, as openapi-fetch runs it. It may change the body and the headers of a request before they are signed,
 * and what `raw` resolves with. Methods do not run it.
 */
export interface RawMiddleware extends Hooks {}

/**
 * An openapi-fetch client of the contract on the trusted fetch (`client.fetch`): errors of trust, transport and contract
 * throw, the results F and U are data. A per-call `fetch`, `Request` or `baseUrl` is refused: the call would be neither
 * signed nor verified. Middleware runs outside the time limits.
 *
 * Its types are written here and not taken from openapi-fetch, so that what a project infers from it can be named in
 * that project's declarations, where openapi-fetch is not one of its dependencies.
 */
export interface RawClient {
  /** Sends a request to a path of the contract. */
  POST: RawPost;
  /** The same, with the method as an argument. */
  request: RawRequest;
  /** Adds middleware. */
  use(...middleware: RawMiddleware[]): void;
  /** Removes middleware. */
  eject(...middleware: RawMiddleware[]): void;
}

type RawInit = { [name: string]: unknown; signal?: AbortSignal | null };

/** What would send a raw call past the trusted fetch, or elsewhere. */
const REFUSED = ["fetch", "Request", "baseUrl"];

/** The openapi-fetch client of users: on the trusted fetch, with the platform's `Request`, so that middleware works. */
export function createRawClient(baseUrl: string, trustedFetch: TrustedFetch): RawClient {
  const { POST, request, use, eject } = createFetchClient<paths, "application/json">({
    baseUrl,
    fetch: trustedFetch,
  });
  /** The signal goes past the platform's `Request`, which would leave a listener on it for each call. */
  const prepare = (options: RawInit | null | undefined) => {
    const { signal, ...init } = options ?? {};
    for (const name of REFUSED) {
      if (init[name] === undefined) continue;
      throw invalidOption(
        name,
        "A call of raw cannot have it: it would not be signed and verified. Remove it.",
      );
    }
    if (signal === undefined || signal === null) return init;
    return { ...init, fetch: (request: Request) => trustedFetch(request, { signal }) };
  };
  const post = POST as (path: string, init: object) => unknown;
  const send = request as (method: string, path: string, init: object) => unknown;
  // The type tests compare the two; for all paths at once the compiler cannot.
  return {
    POST: async (path: string, init?: RawInit) => post(path, prepare(init)),
    request: async (method: string, path: string, init?: RawInit) => send(method, path, prepare(init)),
    use,
    eject,
  } as RawClient;
}
