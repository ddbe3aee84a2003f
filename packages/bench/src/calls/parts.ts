import createFetchClient from "openapi-fetch";
import { createBaselineCall } from "../baseline/call.ts";
import type { Call } from "../measure/measure.ts";
import type { Setup } from "../setup.ts";

// The baseline with one part of the client added, to see what that part costs by itself.

/** The baseline whose request goes through openapi-fetch as the client's does: as a `Request` whose body is read again. */
export function createOpenapiFetchPart(setup: Setup, origin: string): Promise<Call> {
  const client = createFetchClient<Record<string, never>>({ baseUrl: origin });
  const post = client.POST as unknown as (path: string, init: object) => Promise<unknown>;
  return createBaselineCall(setup, origin, async (url, init) => {
    let response: Response | undefined;
    await post(setup.path, {
      body: setup.final.request,
      parseAs: "stream",
      fetch: async (request: Request) => {
        response = await fetch(url, { ...init, body: await request.text() });
        return new Response(null);
      },
    });
    return response as Response;
  });
}

/** The baseline with a time limit: a timer, and a signal that `fetch` listens to. */
export function createTimeLimitPart(setup: Setup, origin: string): Promise<Call> {
  return createBaselineCall(setup, origin, async (url, init) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 10_000);
    try {
      return await fetch(url, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  });
}
