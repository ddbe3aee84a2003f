/** One way to ask: how, over what and how often. */
export interface Scenario {
  protocol: "http" | "https";
  /** What the gateway adds before it answers, in milliseconds. */
  latencyMs: number;
  /** How many inquiries are under way at a time. */
  concurrency: number;
  /** How many inquiries each side makes before anything is measured, so that most of it is compiled. */
  warmUp: number;
  /** How many times each side is measured, in turn. */
  rounds: number;
  /** How many inquiries a side makes in a round. */
  inquiries: number;
}

/** How many wait, and how long they sleep before they ask again. */
export interface Waiting {
  waiters: number;
  /** Long enough for all to be asleep at once, in milliseconds. */
  asleepMs: number;
  /** The interval for the waking, in milliseconds. */
  intervalMs: number;
}

export interface Plan {
  scenarios: Scenario[];
  waiting: Waiting;
}

/** `full` takes less than four minutes, `quick` less than half a minute; `smoke` shows that it runs and measures nothing. */
export type Size = "full" | "quick" | "smoke";

export function createPlan(size: Size): Plan {
  switch (size) {
    case "full":
      return {
        scenarios: scenarios([0, 50], ({ latencyMs, concurrency }) =>
          latencyMs > 0 && concurrency === 1
            ? { warmUp: 60, rounds: 8, inquiries: 10 }
            : { warmUp: 500, rounds: 12, inquiries: 128 },
        ),
        // At an interval of 15 s, the longest default, 10,000 waiters make about 900 inquiries a second.
        waiting: { waiters: 10_000, asleepMs: 100_000, intervalMs: 15_000 },
      };
    case "quick":
      return {
        scenarios: scenarios([0], () => ({ warmUp: 250, rounds: 6, inquiries: 80 })),
        // As many inquiries a second as in the full run.
        waiting: { waiters: 1_500, asleepMs: 100_000, intervalMs: 2_250 },
      };
    case "smoke":
      return {
        scenarios: scenarios([1], () => ({ warmUp: 2, rounds: 2, inquiries: 4 })),
        waiting: { waiters: 20, asleepMs: 60_000, intervalMs: 400 },
      };
  }
}

type Way = Pick<Scenario, "protocol" | "latencyMs" | "concurrency">;

function scenarios(
  latencies: readonly number[],
  counts: (way: Way) => Pick<Scenario, "warmUp" | "rounds" | "inquiries">,
): Scenario[] {
  const ways = (["http", "https"] as const).flatMap((protocol) =>
    latencies.flatMap((latencyMs) =>
      [1, 64].map((concurrency): Way => ({ protocol, latencyMs, concurrency })),
    ),
  );
  return ways.map((way) => ({ ...way, ...counts(way) }));
}
