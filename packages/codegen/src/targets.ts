import type { Contract } from "./contract/contract.ts";
import { emitExamples } from "./emit/examples.ts";
import { emitHeaderLengths } from "./emit/header-lengths.ts";
import { emitMessages } from "./emit/messages.ts";
import { emitOperations } from "./emit/operations.ts";
import { emitResultMeanings } from "./emit/result-meanings.ts";
import { emitServers } from "./emit/servers.ts";
import { emitValidators } from "./emit/validators.ts";

type Emit = (contract: Contract) => string | Promise<string>;

/** What is generated for which package: file names under its `src/generated`. */
export const targets = {
  client: {
    // Loaded when it is wanted: it brings the TypeScript compiler along, which takes a second.
    "schema.ts": async (contract) => (await import("./emit/schema.ts")).emitSchema(contract),
    "header-lengths.ts": emitHeaderLengths,
    "messages.ts": emitMessages,
    "operations.ts": emitOperations,
    "result-meanings.ts": emitResultMeanings,
    "servers.ts": emitServers,
    "validators.ts": emitValidators,
  },
  msw: {
    "examples.ts": emitExamples,
  },
} satisfies Record<string, Record<string, Emit>>;

export type Target = keyof typeof targets;
