import type { FetchOptions, Middleware, ParseAsResponse } from "openapi-fetch";
import type { paths } from "../generated/schema.ts";

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

/** `raw.POST`. */
export type RawPost = <Path extends RawPath, Init extends FetchOptions<paths[Path]["post"]>>(
  path: Path,
  init: Init,
) => Promise<RawResponse<ParseAsResponse<Body<Path>, Init>>>;

/** `raw.request`: the same, with the method as an argument. */
export type RawRequest = <Path extends RawPath, Init extends FetchOptions<paths[Path]["post"]>>(
  method: "post",
  path: Path,
  init: Init,
) => Promise<RawResponse<ParseAsResponse<Body<Path>, Init>>>;

type Hooks = { [Hook in keyof Middleware]?: Middleware[Hook] };

/** Middleware of `raw`, as openapi-fetch runs it. It cannot change what a method resolves with. */
export interface RawMiddleware extends Hooks {}

/**
 * The openapi-fetch client of the contract. Every request it makes is signed, sent, retried and verified by this
 * package; errors of trust, transport and contract throw, the results F and U stay data. A per-call `fetch` is ignored:
 * it would be neither signed nor verified. Middleware runs outside the time limits.
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
