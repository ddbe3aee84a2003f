import { UsageError } from "../../failure.ts";
import type { InputFormat } from "../input/format.ts";

const KIND = "ams-vaulting reconcile";
const VERSION = 1;

/** What a journal is about. A run goes on only with a journal that is about the same. */
export interface JournalHeader {
  readonly input: { readonly sha256: string; readonly count: number; readonly format: InputFormat };
  readonly clientId: string;
  /** The region or base URL. */
  readonly gateway: string;
  readonly showToken: boolean;
}

export function toHeaderLine(header: JournalHeader): object {
  return { journal: KIND, version: VERSION, ...header };
}

/** @throws {UsageError} that says in what the journal differs from this run */
export function compareHeader(path: string, found: Record<string, unknown>, wanted: JournalHeader): void {
  const refuse = (difference: string): never => {
    throw new UsageError(`The journal ${path} is of another run: ${difference}. Choose another journal.`);
  };
  if (found.journal !== KIND) refuse("it is not a journal of reconcile");
  if (found.version !== VERSION)
    refuse(`it has version ${String(found.version)}, this program writes ${VERSION}`);
  const journal = found as unknown as JournalHeader;
  if (journal.input.sha256 !== wanted.input.sha256)
    refuse(`its input had ${journal.input.count} ids and other bytes, this one has ${wanted.input.count}`);
  if (JSON.stringify(journal.input.format) !== JSON.stringify(wanted.input.format))
    refuse(`its input was read as ${say(journal.input.format)}, now it is ${say(wanted.input.format)}`);
  if (journal.clientId !== wanted.clientId) refuse("it was written for another client id");
  if (journal.gateway !== wanted.gateway)
    refuse(`its gateway was ${journal.gateway}, now it is ${wanted.gateway}`);
  if (journal.showToken !== wanted.showToken)
    refuse(`it was written ${journal.showToken ? "with" : "without"} --show-token`);
}

function say(format: InputFormat): string {
  if (format.name === "csv") {
    const { column = "chosen by itself", delimiter } = format;
    return `CSV${delimiter === undefined ? "" : ` with ${JSON.stringify(delimiter)}`}, column ${column}`;
  }
  return format.name === "ndjson" ? `NDJSON, field ${format.field.join(".")}` : "lines";
}
