import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ObstacleError, systemCode } from "../../failure.ts";

/**
 * Holds a journal for this process. The lock is a socket, not a file: the system lets go of it when the process ends,
 * however it ends, so that no killed run leaves a lock behind. It holds between processes of one machine.
 *
 * @param path the journal, without symbolic links
 * @returns a function that lets go
 * @throws {ObstacleError} when another process holds it
 */
export async function lock(path: string, platform = process.platform): Promise<() => Promise<void>> {
  const name = `ams-vaulting-${createHash("sha256").update(path).digest("hex").slice(0, 32)}`;
  const address = addressOf(name, platform);
  const server = (await listen(address)) ?? (await takeOver(address, platform));
  if (!server)
    throw new ObstacleError(`Another run is working with the journal ${path}. Wait for it, or stop it.`);
  // A run that is done ends, whoever forgot to let go.
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(name: string, platform: string): string {
  if (platform === "win32") return `\\\\.\\pipe\\${name}`;
  // An abstract socket has no file. Only Linux has them.
  return platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** `undefined` when the address is taken. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error) =>
      systemCode(error) === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/** Where a socket is a file, a killed process leaves it behind, and nothing listens on it. */
async function takeOver(address: string, platform: string): Promise<Server | undefined> {
  if (platform === "linux" || platform === "win32" || (await hasListener(address))) return undefined;
  await rm(address, { force: true });
  return listen(address);
}

function hasListener(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
