import type { Contract } from "./contract/contract.ts";
import { emitExamples } from "./emit/examples.ts";
import { emitMessages } from "./emit/messages.ts";
import { emitOperations } from "./emit/operations.ts";
import { emitSchema } from "./emit/schema.ts";
import { emitServers } from "./emit/servers.ts";
import { emitValidators } from "./emit/validators.ts";

type Emit = (contract: Contract) => string | Promise<string>;

/** What is generated for which package: file names under its `src/generated`. */
export const targets = {
  client: {
    "schema.ts": emitSchema,
    "messages.ts": emitMessages,
    "operations.ts": emitOperations,
    "servers.ts": emitServers,
    "validators.ts": emitValidators,
  },
  msw: {
    "examples.ts": emitExamples,
  },
} satisfies Record<string, Record<string, Emit>>;

export type Target = keyof typeof targets;
