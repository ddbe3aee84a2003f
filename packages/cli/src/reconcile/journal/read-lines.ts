import { createReadStream } from "node:fs";

/** A line of a file, and where it ends in bytes. */
export interface FileLine {
  readonly text: string;
  /** The offset behind its line end; behind its last byte when it has none. */
  readonly end: number;
  /** Whether it has a line end. */
  readonly isWhole: boolean;
}

/** Reads a file line by line, by bytes: what a torn line leaves behind need not be UTF-8. */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  let rest: Uint8Array = new Uint8Array();
  let end = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([rest, chunk.subarray(from, at)]);
      rest = new Uint8Array();
      from = at + 1;
      end += line.length + 1;
      yield { text: line.toString("utf8"), end, isWhole: true };
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (rest.length > 0)
    yield { text: Buffer.from(rest).toString("utf8"), end: end + rest.length, isWhole: false };
}
