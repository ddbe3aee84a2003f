import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { systemCode, UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { readText } from "./read-text.ts";

export interface Dotenv {
  path: string;
  values: { readonly [name: string]: string | undefined };
}

/** Reads a `.env` file: the named one, else the one in the folder where the command runs, which may be missing. */
export async function readDotenv(named: string | false | undefined, io: Io): Promise<Dotenv | undefined> {
  if (named === false) return undefined;
  const path = named ?? ".env";
  try {
    return { path, values: parseEnv(await readText(resolve(io.cwd, path), path)) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (named === undefined && systemCode(error) === "ENOENT") return undefined;
    throw new UsageError(`${path} cannot be read (${systemCode(error)}).`, "configuration");
  }
}
