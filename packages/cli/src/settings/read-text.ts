import { readFile } from "node:fs/promises";
import { UsageError } from "../failure.ts";
import { decodeText } from "../text/decode.ts";

/**
 * Reads a file with settings or a key, as Notepad and others write it.
 *
 * @param name of the file, for messages
 * @throws {UsageError} when it is not text; an error of the system when it cannot be read
 */
export async function readText(path: string, name: string): Promise<string> {
  const bytes = await readFile(path);
  return decodeText(bytes, name).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(error.message, "configuration") : error;
  });
}
