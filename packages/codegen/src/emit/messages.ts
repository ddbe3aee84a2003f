import type { Contract } from "../contract/contract.ts";
import { module } from "./module.ts";

/** The message types that the operations reach, for the package's public surface. */
export function emitMessages({ schemas }: Contract): string {
  return module(
    `export type {\n${Object.keys(schemas)
      .sort()
      .map((name) => `  ${name},`)
      .join("\n")}\n} from "./schema.ts";`,
  );
}
