import { resolve } from "node:path";
import { UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { isResolved } from "../outcome/outcome.ts";
import type { Settings } from "../settings/table.ts";
import type { InputFormat } from "./input/format.ts";
import type { Input } from "./input/open-input.ts";
import { type JournalRecord, openJournal } from "./journal/journal.ts";
import type { ReconcileOptions } from "./options.ts";
import { chooseOutFormat } from "./output/out-format.ts";
import { createRenderer } from "./output/render.ts";
import { journaled, type Results, streamed } from "./output/results.ts";
import { refuseExisting, refuseSameFile, toFile, toStdout, toWholeFile } from "./output/target.ts";

export interface ResultsRequest {
  file: string;
  format: InputFormat;
  input: Input;
  settings: Settings;
  options: ReconcileOptions;
  /** Is called with every record of an earlier run. */
  onEarlier(record: JournalRecord): void;
  io: Io;
}

/** Opens the journal and the output, as the options say. */
export async function openResults(request: ResultsRequest): Promise<Results> {
  const { file, options, io } = request;
  const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  const journalPath = options.journal === undefined ? undefined : resolve(io.cwd, options.journal);
  const renderer = await createRenderer(chooseOutFormat(options.out, options.outFormat));
  const read = file === "-" ? [] : [resolve(io.cwd, file)];
  if (out !== undefined) await refuseSameFile(out, [...read, ...(journalPath ? [journalPath] : [])]);
  if (journalPath === undefined) {
    return streamed(renderer, out === undefined ? toStdout(io) : await toFile(out, options.force === true));
  }
  let recorded = 0;
  const journal = await openJournal({
    path: journalPath,
    header: headerOf(request),
    onRecord(record) {
      recorded++;
      request.onEarlier(record);
    },
    keep: options.retryFailed && ((record) => isResolved({ ...record, requestId: undefined })),
  });
  try {
    // Checked now, not after all queries.
    if (out !== undefined && !options.force && recorded < (request.input.known?.count ?? 0))
      refuseExisting(out);
  } catch (error) {
    await journal.close();
    throw error;
  }
  const force = options.force === true;
  return journaled(journal, renderer, async () =>
    out === undefined ? toStdout(io) : toWholeFile(out, force),
  );
}

function headerOf({ input, format, settings, options }: ResultsRequest) {
  if (!input.known) throw new UsageError("A journal needs an input that can be read twice.");
  return {
    input: { ...input.known, format },
    clientId: settings.clientId?.value ?? "",
    gateway: settings.baseUrl?.value ?? settings.region?.value ?? "",
    showToken: options.showToken === true,
  };
}
