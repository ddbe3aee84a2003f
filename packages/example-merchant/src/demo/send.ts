import { isDeepStrictEqual } from "node:util";
import {
  type CallOptions,
  createVaultingClient,
  isResultError,
  isTrustError,
  isVaultingError,
} from "@ams-vaulting/client";
import type { Example } from "./examples.ts";

/** The response to one example. */
export interface Outcome {
  example: Example;
  resultCode: string;
  state: string;
  trust: "verified" | "unsigned failure" | "rejected" | "none";
  ms: number;
  /** What differs from the contract; empty when nothing does. */
  problems: string[];
}

/** Makes a function that sends the request of an example. It uses nothing but what the sandbox printed. */
export function createSender(env: Record<string, string>): (example: Example) => Promise<Outcome> {
  let received = "";
  const client = createVaultingClient({
    clientId: env.AMS_CLIENT_ID,
    baseUrl: env.AMS_BASE_URL,
    alipayPublicKey: env.AMS_ALIPAY_PUBLIC_KEY,
    privateKey: env.AMS_PRIVATE_KEY,
    retry: { attempts: 1 },
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      received = await response.clone().text();
      return response;
    },
  });
  const methods = client as unknown as Record<
    string,
    (request: unknown, options?: CallOptions) => Promise<unknown>
  >;

  return async (example) => {
    received = "";
    const start = performance.now();
    const { trust, reason } = (await methods[example.operationId]?.(example.request).then(
      () => ({ trust: "verified" as const, reason: "" }),
      trustOf,
    )) ?? { trust: "none" as const, reason: "the client has no such method" };
    const ms = performance.now() - start;
    const body = parse(received);
    const wanted = example.isSigned ? "verified" : "unsigned failure";
    return {
      example,
      resultCode: String(body?.result?.resultCode ?? "–"),
      state: String((example.stateField && body?.[example.stateField]) ?? "–"),
      trust,
      ms,
      problems: [
        ...(trust === wanted
          ? []
          : [`trust is ${trust}${reason && ` (${reason})`}, the contract says ${wanted}`]),
        ...(isDeepStrictEqual(body, example.response)
          ? []
          : [`the body is not the example's: ${received.slice(0, 200)}`]),
      ],
    };
  };
}

/** The trust in a response that the client reported as an error. */
function trustOf(error: unknown): { trust: Outcome["trust"]; reason: string } {
  if (isResultError(error)) return { trust: "verified", reason: "" };
  const reason = isVaultingError(error) ? error.code : String(error);
  if (isTrustError(error))
    return { trust: error.trust === "rejected" ? "rejected" : "unsigned failure", reason };
  // A verified response that breaks the contract is not a response to this request.
  return { trust: "none", reason };
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON document
function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
