import { pipeline, Readable } from "node:stream";
import split2 from "split2";
import { UsageError } from "../../failure.ts";
import type { InputFormat } from "./format.ts";

/** One id of the input. */
export interface Item {
  /** Counted from 1. */
  readonly position: number;
  /** `undefined` when there is none to read. */
  readonly id: string | undefined;
  /** Why there is none. */
  readonly problem?: string;
}

type Read = Omit<Item, "position">;

/** No line with an id is longer; a file without line ends would fill the memory. */
const MAX_LINE = 1_048_576;
/** How split2 says it. */
const TOO_LONG = "maximum buffer reached";

/** Reads ids as they come, never the whole input. @throws {UsageError} when the input is not of the format */
export async function* readItems(
  input: AsyncIterable<Uint8Array>,
  format: InputFormat,
): AsyncGenerator<Item> {
  let position = 0;
  for await (const read of readFormat(input, format)) {
    position++;
    yield { position, ...read };
  }
}

async function* readFormat(input: AsyncIterable<Uint8Array>, format: InputFormat): AsyncGenerator<Read> {
  switch (format.name) {
    case "lines":
      for await (const line of linesOf(input)) {
        // A line that is empty holds no id.
        if (line !== "") yield { id: line };
      }
      return;
    case "csv": {
      const { readCsv } = await import("./csv.ts");
      yield* readCsv(input, format);
      return;
    }
    case "ndjson":
      for await (const line of linesOf(input)) {
        if (line !== "") yield readMember(line, format.field);
      }
  }
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Not readline: it breaks lines at U+2028 too, which JSON texts may hold.
  const lines = split2({ maxLength: MAX_LINE });
  pipeline(Readable.from(input), lines, () => {});
  let isFirst = true;
  try {
    for await (const line of lines as AsyncIterable<string>) {
      yield (isFirst ? line.replace(/^\uFEFF/, "") : line).trim();
      isFirst = false;
    }
  } catch (error) {
    if (!(error instanceof Error) || error.message !== TOO_LONG) throw error;
    throw new UsageError(
      `A line of the input has more than ${MAX_LINE} characters. Is it text with line ends?`,
    );
  }
}

function readMember(line: string, field: readonly string[]): Read {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: undefined, problem: "The line is no JSON." };
  }
  if (typeof value === "object") {
    for (const name of field) {
      const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, name);
      value = isObject ? (value as Record<string, unknown>)[name] : undefined;
    }
  }
  if (typeof value === "string") return { id: value };
  if (Number.isSafeInteger(value)) return { id: String(value) };
  const problem =
    typeof value === "number"
      ? "The id is a number that JSON cannot keep exactly: write it as a text."
      : `The line has no text at ${field.join(".")}.`;
  return { id: undefined, problem };
}
