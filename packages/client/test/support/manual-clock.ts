import { readConfig } from "../../src/config.ts";
import { operationTable } from "../../src/contract/operations.ts";
import type { VaultingClientOptions } from "../../src/index.ts";
import { exchangeWithRetry } from "../../src/trusted-fetch/retry.ts";
import { ID, options } from "./gateway.ts";

/** A clock whose limits expire when the test says so. */
export function manualClock() {
  const limits: { ms: number; expire: () => void; cleared: boolean }[] = [];
  return {
    limits,
    limit(ms: number, expire: () => void) {
      const limit = { ms, expire, cleared: false };
      limits.push(limit);
      return () => void (limit.cleared = true);
    },
  };
}

export const never = () => new Promise<never>(() => {});

/** Lets everything run that does not wait for time. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

const operation = operationTable.inquireVaulting as NonNullable<(typeof operationTable)[string]>;

/** One call on a clock, with limits that are the client's unless they are given. */
export function exchangeOn(
  clock: object,
  changes: Partial<VaultingClientOptions>,
  signal?: AbortSignal,
  limits = {},
) {
  const config = readConfig({ ...options, ...changes } as VaultingClientOptions);
  const exchange = {
    id: "inquireVaulting",
    operation,
    endpoint: config.endpoint(operation),
    body: JSON.stringify({ vaultingRequestId: ID }),
    correlation: ID,
  };
  return exchangeWithRetry(
    { ...config, clock: { ...config.clock, ...clock } },
    exchange,
    { ...config.limits, ...limits },
    signal,
  );
}
