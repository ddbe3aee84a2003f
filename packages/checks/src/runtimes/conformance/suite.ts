import { abortCases } from "./cases/abort.ts";
import { keyCases } from "./cases/keys.ts";
import { printingCases } from "./cases/printing.ts";
import { rawCases } from "./cases/raw.ts";
import { responseCases } from "./cases/responses.ts";
import { transportCases } from "./cases/transport.ts";
import { trustedFetchCases } from "./cases/trusted-fetch.ts";
import { waitingCases } from "./cases/waiting.ts";
import type { Case, CaseOutcome } from "./world.ts";

/** The properties of the client that hold on every runtime. */
export const clientCases: readonly Case[] = [
  ...keyCases,
  ...responseCases,
  ...transportCases,
  ...abortCases,
  ...waitingCases,
  ...rawCases,
  ...trustedFetchCases,
  ...printingCases,
];

/** A case that hangs must not take the others with it. */
const CASE_LIMIT_MS = 20_000;

/** Runs cases one after the other. It never throws: a failure is an outcome. */
export async function runCases<In>(world: In, chosen: readonly Case<In>[]): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const { name, run, applies } of chosen) {
    if (applies?.(world) === false) continue;
    const began = Date.now();
    const failure = await limited(Promise.resolve().then(() => run(world))).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
    );
    outcomes.push({ name, ms: Date.now() - began, failure });
  }
  return outcomes;
}

async function limited(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still running after ${CASE_LIMIT_MS} ms`)), CASE_LIMIT_MS);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
