import type { Entry, RecordedRequest } from "./record.ts";

/** The requests that the contract forbids, for people; `undefined` when there is none. */
export function contractReport(entries: readonly RecordedRequest[]): string | undefined {
  const bad = entries.filter(({ refused, error }) => refused || error !== undefined);
  if (bad.length === 0) return undefined;
  const head = `${bad.length} of ${entries.length} requests broke the contract or the script:`;
  return [head, ...bad.map((entry, index) => `${index + 1}. ${describe(entry)}`)].join("\n\n");
}

function describe({ operation, method, url, refused, example, reasons, error }: Entry): string {
  const what = refused ? `${refused} (response: ${example})` : `the script failed: ${String(error)}`;
  const lines = [`${operation ?? "no operation"}: ${what}`, `${method} ${url}`, ...reasons];
  return lines.join("\n").replaceAll("\n", "\n   ");
}

/** Steps that no request reached, for people; `undefined` when there is none. */
export function unusedReport(steps: readonly string[]): string | undefined {
  if (steps.length === 0) return undefined;
  return ["No request reached these steps:", ...steps.map((step) => `- ${step}`)].join("\n");
}
