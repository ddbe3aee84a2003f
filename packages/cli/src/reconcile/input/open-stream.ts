import { constants, createReadStream, open } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { isatty, ReadStream } from "node:tty";
import { promisify } from "node:util";

/**
 * Opens a path to read it once. A named pipe, which `<(…)` is too, and a terminal are read without blocking: a thread
 * that waits in a blocking read keeps the process from ending, even from `process.exit`.
 */
export async function openStream(path: string): Promise<Readable> {
  const found = await stat(path);
  if (process.platform === "win32" || found.isFile()) return createReadStream(path);
  // Only on Linux a pipe that is not opened for writing yet is not taken for an empty one.
  const wait = found.isFIFO() && process.platform === "linux" ? constants.O_NONBLOCK : 0;
  const fd = await promisify(open)(path, constants.O_RDONLY | wait);
  if (found.isFIFO()) return new Socket({ fd, writable: false });
  return isatty(fd) ? new ReadStream(fd) : createReadStream(path, { fd });
}
