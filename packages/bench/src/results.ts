import type { InquiriesResult } from "./calls.ts";
import type { HandlersResult } from "./handlers.ts";
import type { SandboxResult } from "./sandbox.ts";
import type { WaitersResult } from "./waiters.ts";

/** Everything that was measured, and on what. */
export interface Results {
  node: string;
  cores: number;
  /** How many processes wanted to run on average in the minute before the bench began, and before it ended. */
  busy: { before: number; after: number };
  inquiries: InquiriesResult[];
  /** The floor with one part of the client added. */
  parts: InquiriesResult[];
  handlers: HandlersResult[];
  sandbox: SandboxResult[];
  waiters: WaitersResult;
}
