import { closeSync, fdatasyncSync, ftruncateSync, openSync, statSync, writeSync } from "node:fs";
import { realpath, rename } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ObstacleError, systemCode, UsageError } from "../../failure.ts";
import { Bits } from "./bits.ts";
import { compareHeader, type JournalHeader, toHeaderLine } from "./header.ts";
import { formatLine, parseLine } from "./line.ts";
import { lock } from "./lock.ts";
import { readLines } from "./read-lines.ts";

/** A line of the output: what became of the id at a position. */
export interface JournalRecord {
  readonly position: number;
  readonly outcome: string;
  readonly [member: string]: unknown;
}

/**
 * The responses, in a file that only grows. A record is in it once it is whole; the output is made from it when all
 * is done, so that both always agree.
 */
export interface Journal {
  has(position: number): boolean;
  /** Adds a record. When this returns, a kill of the process cannot take it back. */
  add(record: JournalRecord): void;
  /** Makes sure that the disk has all records: what is made of them must not outlive them. */
  sync(): void;
  /** Every record, in the order in which they were added. */
  records(): AsyncGenerator<JournalRecord>;
  close(): Promise<void>;
}

export interface JournalOptions {
  path: string;
  header: JournalHeader;
  /** Is called with every record that is there already. */
  onRecord(record: JournalRecord): void;
  /** Which records to keep; the others are forgotten, so that their ids are queried again. */
  keep?: ((record: JournalRecord) => boolean) | undefined;
}

/** Opens a journal, or begins one. @throws {UsageError} when it is of another run; {ObstacleError} when it is in use */
export async function openJournal({ path: given, header, onRecord, keep }: JournalOptions): Promise<Journal> {
  const path = await withoutLinks(given);
  refuseDevice(path);
  const unlock = await lock(path);
  try {
    const done = new Bits();
    const before = await scan(path, header, () => {});
    if (before.records > 0 && keep) await rewrite(path, header, keep);
    const { end } = await scan(path, header, (record) => {
      if (done.has(record.position)) throw damaged(path, `position ${record.position} is repeated`);
      done.add(record.position);
      onRecord(record);
    });
    const file = openSync(path, "a", 0o600);
    // A half-written record is cut off; its id is queried again.
    ftruncateSync(file, end);
    if (end === 0) append(file, formatLine(toHeaderLine(header)));
    return {
      has: (position) => done.has(position),
      add(record) {
        append(file, formatLine(record));
        done.add(record.position);
      },
      sync: () => fdatasyncSync(file),
      records: () => recordsOf(path),
      async close() {
        fdatasyncSync(file);
        closeSync(file);
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Reads what is there. Returns where the last whole line ends. */
async function scan(
  path: string,
  header: JournalHeader,
  onRecord: (record: JournalRecord) => void,
): Promise<{ end: number; records: number }> {
  let end = 0;
  let lines = 0;
  let torn: number | undefined;
  try {
    for await (const line of readLines(path)) {
      if (torn !== undefined) throw damaged(path, `line ${torn} is damaged`);
      const value = line.isWhole ? parseLine(line.text) : undefined;
      lines++;
      if (lines === 1) checkFirst(path, line.text, value, header);
      if (value === undefined) torn = lines;
      else {
        end = line.end;
        if (lines > 1) onRecord(value as unknown as JournalRecord);
      }
    }
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  return { end, records: Math.max(0, lines - 1) };
}

/** The first line is the header, or the beginning of it. Anything else is somebody's file, and stays as it is. */
function checkFirst(
  path: string,
  text: string,
  value: Record<string, unknown> | undefined,
  header: JournalHeader,
): void {
  if (value) compareHeader(path, value, header);
  // A kill may have cut through a character.
  else if (!formatLine(toHeaderLine(header)).startsWith(text.replace(/\uFFFD+$/, "")))
    throw new UsageError(`${path} exists and is not a journal. Choose another path.`);
}

async function* recordsOf(path: string): AsyncGenerator<JournalRecord> {
  let isHeader = true;
  for await (const { text } of readLines(path)) {
    const value = parseLine(text);
    if (!value) throw damaged(path, "somebody changed it while it was in use");
    if (!isHeader) yield value as unknown as JournalRecord;
    isHeader = false;
  }
}

/** Replaces the journal by one without some records. A kill leaves either the old one or the new one. */
async function rewrite(
  path: string,
  header: JournalHeader,
  keep: (record: JournalRecord) => boolean,
): Promise<void> {
  const next = `${path}.ams-vaulting-next`;
  const file = openSync(next, "w", 0o600);
  try {
    append(file, formatLine(toHeaderLine(header)));
    await scan(path, header, (record) => {
      if (keep(record)) append(file, formatLine(record));
    });
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
  await rename(next, path);
}

/** Writes all of it, or throws: the system may write less than it was given when a disk gets full. */
function append(file: number, text: string): void {
  let left: Uint8Array = Buffer.from(text);
  while (left.length > 0) left = left.subarray(writeSync(file, left));
}

function damaged(path: string, how: string): ObstacleError {
  return new ObstacleError(`The journal ${path} cannot be used: ${how}. Move it away to begin anew.`);
}

/** A device or a pipe has no lines to go on with. */
function refuseDevice(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
    throw new UsageError(`${path} cannot hold a journal: it is not a regular file. Choose another path.`);
}

/** The same file has to have the same name in every process. */
async function withoutLinks(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    // It is not there yet; its folder has to be.
    return join(await realpath(dirname(full)).catch(noFolder(path)), basename(full));
  }
}

function noFolder(path: string): () => never {
  return () => {
    throw new UsageError(`The folder of ${path} does not exist.`);
  };
}
