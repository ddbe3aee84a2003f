import type { CallsResult } from "./calls.ts";
import type { HandlersResult } from "./handlers.ts";
import type { SandboxResult } from "./sandbox.ts";
import type { WaitersResult } from "./waiters.ts";

/** Everything that was measured, and on what. */
export interface Results {
  node: string;
  cores: number;
  /** Load average over one minute, before the bench began and before it ended. */
  busy: { before: number; after: number };
  calls: CallsResult[];
  /** The baseline with one part of the client added. */
  parts: CallsResult[];
  handlers: HandlersResult[];
  sandbox: SandboxResult[];
  waiters: WaitersResult;
}
