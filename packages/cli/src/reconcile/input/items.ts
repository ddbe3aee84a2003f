import { UsageError } from "../../failure.ts";
import { mistakeInId, problemOfId } from "../../id-problem.ts";
import { findKey } from "../../secrets/key-material.ts";
import { countLineEnds, decodeLines, type Lines } from "../../text/decode.ts";
import { checkFirstLine } from "./first-line.ts";
import type { Source } from "./format.ts";

/** One id of the input. */
export interface Item extends Read {
  /** Counted from 1. */
  readonly position: number;
}

export interface Read {
  /** `undefined` when there is none to read. */
  readonly id: string | undefined;
  /** The number of its line, from 1; of the last one, where it has more. */
  readonly line: number;
  /** Why there is none. */
  readonly problem?: string;
}

/**
 * Reads ids as they come, never the whole input. Each line that is not empty gives one item.
 *
 * @throws {UsageError} that names the line, when the input is not of the format, or holds a key
 */
export async function* readItems(input: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Item> {
  let position = 0;
  for await (const { id, line, problem } of readFormat(checked(input, source), source)) {
    position++;
    const wrong = problem ?? problemIn(id ?? "", source, line);
    yield wrong === undefined ? { position, id, line } : { position, id: undefined, line, problem: wrong };
  }
}

function problemIn(id: string, { format }: Source, line: number): string | undefined {
  const problem = problemOfId(id) ?? (format.name === "ndjson" ? undefined : mistakeInId(id));
  return problem && `Line ${line}: ${problem}`;
}

async function* readFormat(input: AsyncGenerator<Lines>, { name, format }: Source): AsyncGenerator<Read> {
  if (format.name === "csv") {
    const { readCsv } = await import("./csv.ts");
    yield* readCsv(input, name, format);
    return;
  }
  const { readMember } = await import("./ndjson.ts");
  for await (const { text, line: first } of input) {
    let line = first;
    for (const untrimmed of text.split("\n")) {
      const content = untrimmed.trim();
      // A line that is empty holds no id.
      if (content !== "")
        yield format.name === "lines" ? { id: content, line } : readMember(content, format.field, line);
      line++;
    }
  }
}

/** Decoded lines, without keys, of the form that the format wants. */
async function* checked(input: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Lines> {
  let isFirst = true;
  for await (const lines of decodeLines(input, source.name)) {
    const { text, line } = lines;
    const key = findKey(text);
    if (key >= 0)
      throw new UsageError(
        `${source.name}:${line + countLineEnds(text.slice(0, key))}: There is a key here, which is not sent. Give a file with ids.`,
      );
    if (isFirst && text.trim() !== "") {
      checkFirstLine(text.trimStart().split("\n", 1)[0]?.trim() ?? "", source);
      isFirst = false;
    }
    yield lines;
  }
}
