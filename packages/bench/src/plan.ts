import type { Scenario } from "./calls/scenario.ts";
import type { HandlerScenario } from "./handlers/scenario.ts";
import type { Load } from "./measure/load.ts";
import type { Waiting } from "./waiters/scenario.ts";

export interface Plan {
  scenarios: Scenario[];
  handlers: HandlerScenario[];
  sandbox: Load[];
  waiting: Waiting;
}

/** `full` takes about three minutes, `quick` half a minute; `smoke` shows that it runs and measures nothing. */
export type Size = "full" | "quick" | "smoke";

export function createPlan(size: Size): Plan {
  switch (size) {
    case "full":
      return {
        scenarios: scenarios([0, 50], fullCounts),
        handlers: handlers({ warmUp: 2_000, rounds: 24, limitMs: 15_000, calls: 256 }),
        sandbox: sandbox({ warmUp: 2_000, rounds: 24, limitMs: 15_000, calls: 256 }),
        // At an interval of 15 s, the longest default, 10,000 waiters make about 900 calls a second.
        waiting: { waiters: 10_000, asleepMs: 100_000, intervalMs: 15_000 },
      };
    case "quick":
      return {
        scenarios: scenarios([0], ({ concurrency }) =>
          concurrency === 1
            ? { warmUp: 200, rounds: 16, limitMs: 2_000, calls: 20 }
            : { warmUp: 200, rounds: 5, limitMs: 2_000, calls: 80 },
        ),
        handlers: handlers({ warmUp: 500, rounds: 8, limitMs: 2_000, calls: 96 }),
        sandbox: sandbox({ warmUp: 500, rounds: 8, limitMs: 2_000, calls: 96 }),
        // As many calls a second as in the full run.
        waiting: { waiters: 1_500, asleepMs: 100_000, intervalMs: 2_250 },
      };
    case "smoke":
      return {
        scenarios: scenarios([1], () => tiny).filter(isOneOfAKind),
        handlers: handlers(tiny),
        sandbox: sandbox(tiny).slice(1),
        waiting: { waiters: 20, asleepMs: 60_000, intervalMs: 400 },
      };
  }
}

const tiny: Counts = { warmUp: 2, rounds: 2, limitMs: 1_000, calls: 4 };

/** Each protocol, each number at a time and each subject at least once. */
function isOneOfAKind({ subject, protocol, concurrency }: Scenario): boolean {
  return subject === "client" ? (protocol === "http") === (concurrency === 1) : subject === "openapi-fetch";
}

/** Many short rounds one by one; longer ones where it takes a while until 64 are under way. */
function fullCounts({ latencyMs, concurrency }: Way): Counts {
  const limitMs = 12_000;
  if (concurrency > 1) return { warmUp: 400, rounds: 16, limitMs, calls: 128 };
  if (latencyMs > 0) return { warmUp: 50, rounds: 10, limitMs, calls: 8 };
  return { warmUp: 500, rounds: 48, limitMs, calls: 32 };
}

type Way = Pick<Scenario, "protocol" | "latencyMs" | "concurrency">;
type Counts = Omit<Load, "concurrency">;

/** 16 at a time keep the threads that sign busy. */
function handlers(counts: Counts): HandlerScenario[] {
  const ways = [
    { subject: "@ams-vaulting/msw", transport: "getResponse" },
    { subject: "@ams-vaulting/msw", transport: "mock.fetch" },
    { subject: "@ams-vaulting/msw", transport: "setupServer" },
    { subject: "@msw/source", transport: "getResponse" },
    { subject: "@msw/source", transport: "setupServer" },
  ] as const;
  return ways.map((way) => ({ ...way, ...counts, concurrency: 16 }));
}

function sandbox(counts: Counts): Load[] {
  return [1, 64].map((concurrency) => ({ ...counts, concurrency }));
}

function scenarios(latencies: readonly number[], counts: (way: Way) => Counts): Scenario[] {
  const ways = (["http", "https"] as const).flatMap((protocol) =>
    latencies.flatMap((latencyMs) =>
      [1, 64].map((concurrency): Way => ({ protocol, latencyMs, concurrency })),
    ),
  );
  const parts = (["openapi-fetch", "time limit"] as const).map((subject) => ({
    subject,
    ...{ protocol: "http" as const, latencyMs: 0, concurrency: 1 },
  }));
  return [...ways.map((way) => ({ subject: "client" as const, ...way })), ...parts].map((way) => ({
    ...way,
    ...counts(way),
  }));
}
