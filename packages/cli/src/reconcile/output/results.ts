import type { Journal, JournalRecord } from "../journal/journal.ts";
import type { Renderer } from "./render.ts";
import type { Target } from "./target.ts";

/** Where records go while ids are queried. */
export interface Results {
  /** Whether an earlier run recorded this position. */
  has(position: number): boolean;
  add(record: JournalRecord): Promise<void>;
  /** @param isComplete whether every id of the input has its record */
  end(isComplete: boolean): Promise<void>;
  /** Lets go of what is open, also after a failure. */
  close(): Promise<void>;
}

/** Without a journal, records are written as they come. */
export async function streamed(renderer: Renderer, target: Target): Promise<Results> {
  await target.write(renderer.head);
  return {
    has: () => false,
    add: (record) => target.write(renderer.render(record)),
    end: () => target.end(),
    async close() {},
  };
}

/** With a journal, the output is made from it when all is done: nothing can be missing or repeated in it. */
export function journaled(journal: Journal, renderer: Renderer, open: () => Promise<Target>): Results {
  return {
    has: (position) => journal.has(position),
    async add(record) {
      journal.add(record);
    },
    async end(isComplete) {
      if (!isComplete) return;
      journal.sync();
      const target = await open();
      await target.write(renderer.head);
      for await (const record of journal.records()) await target.write(renderer.render(record));
      await target.end();
    },
    close: () => journal.close(),
  };
}
