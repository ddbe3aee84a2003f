import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Sandbox } from "@ams-vaulting/sandbox";
import { expect } from "vitest";
import { parseLine } from "../../src/reconcile/journal/line.ts";
import { envOf, start } from "../support/process.ts";

/** Chance that can be repeated (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KINDS = [
  "mock_success",
  "mock_fail",
  "mock_processing",
  "mock_vaulting_not_exist",
  "mock_param_illegal",
];
const OUTCOMES = ["success", "fail", "processing", "not-found", "call-failed"];
const COUNT = 60;

/** What was found at one point. */
export interface KillPoint {
  /** Number of records in the journal at each kill. */
  kills: number[];
  /** Number of ids that were queried again, because a kill came between their response and its record. */
  extra: number;
}

/**
 * Kills a real run with SIGKILL when its journal has grown to a random size, up to `mostKills` times, and lets it go on until it is done.
 * Half of the time a piece of the last record is torn off too, as a machine that loses its power would do.
 *
 * Asserts that no recorded id was queried again, and that the output has each id once, with its own outcome.
 */
export async function killAndResume(
  sandbox: Sandbox,
  point: number,
  random: () => number,
  mostKills = 3,
): Promise<KillPoint> {
  const cwd = mkdtempSync(join(tmpdir(), "ams-kill-"));
  const ids = Array.from({ length: COUNT }, (_, index) => `${KINDS[index % KINDS.length]}.${point}-${index}`);
  writeFileSync(join(cwd, "ids.txt"), ids.join("\n"));
  const journal = join(cwd, "j");
  const args = ["reconcile", "ids.txt", "--journal", "j", "--out", "out.ndjson", "--rate", "0"];
  const env = envOf(sandbox.credentials);
  const countNow = async () => countRequests(sandbox, `.${point}-`);
  /** What the journal held after each kill, and the number of requests until then. */
  const kills: { recorded: string[]; before: Map<string, number> }[] = [];
  try {
    for (let left = 1 + Math.floor(random() * mostKills); left > 0; left--) {
      const size = sizeOf(journal) + Math.floor(random() * 18_000);
      const run = start([...args, "--concurrency", String(1 + Math.floor(random() * 8))], { cwd, env });
      let isOver = false;
      run.ended.then(() => {
        isOver = true;
      });
      while (!isOver && sizeOf(journal) < size) await delay(1);
      run.child.kill("SIGKILL");
      await run.ended;
      // Once there is an output, the disk has the whole journal.
      const isTearable = recordedIds(journal).length > 0 && !existsSync(join(cwd, "out.ndjson"));
      if (random() < 0.5 && isTearable) tear(journal, random);
      kills.push({ recorded: recordedIds(journal), before: await countNow() });
    }
    const { code, err } = await start(args, { cwd, env }).ended;
    expect([code, err]).toEqual([9, expect.stringMatching(/^60 ids/)]); // 9: one kind of ids is unresolved
    const after = await countNow();
    for (const { recorded, before } of kills) {
      for (const id of recorded) expect([id, after.get(id)]).toEqual([id, before.get(id)]);
    }
    const rows = readFileSync(join(cwd, "out.ndjson"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .sort((a, b) => a.position - b.position);
    expect(rows.map(({ position, requestId, outcome }) => ({ position, requestId, outcome }))).toEqual(
      ids.map((requestId, index) => ({
        position: index + 1,
        requestId,
        outcome: OUTCOMES[index % OUTCOMES.length],
      })),
    );
    expect(existsSync(join(cwd, "out.ndjson.ams-vaulting-draft"))).toBe(false);
    return { kills: kills.map(({ recorded }) => recorded.length), extra: total(after) - COUNT };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The ids of the records that are whole. */
function recordedIds(journal: string): string[] {
  if (!existsSync(journal)) return [];
  const lines = readFileSync(journal, "utf8").split("\n").slice(0, -1);
  return lines.slice(1).map((line) => String(parseLine(line)?.requestId));
}

/** Cuts the journal within its last record. */
function tear(journal: string, random: () => number): void {
  const bytes = readFileSync(journal);
  const start = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  truncateSync(journal, start + Math.floor(random() * (bytes.length - start)));
}

/** Number of requests for each id, by the gateway's own journal. */
async function countRequests({ url }: Sandbox, part: string): Promise<Map<string, number>> {
  const journal = (await (await fetch(`${url}_sandbox/journal`)).json()) as {
    request?: { vaultingRequestId: string };
  }[];
  const counts = new Map<string, number>();
  for (const { request } of journal) {
    const id = request?.vaultingRequestId ?? "";
    if (id.includes(part)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
