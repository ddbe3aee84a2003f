import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Setup } from "../conformance/world.ts";

/** Starts the mock gateway as a process, and stops it when the task is over. */
export async function withGateway<T>(task: (setup: Setup) => Promise<T>): Promise<T> {
  const program = fileURLToPath(new URL("./main.ts", import.meta.url));
  // It ends with its input: even if this process is killed, none stays behind.
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const setup = await new Promise<Setup>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`The gateway ended with ${code} before it was ready.`)));
      child.stdout.once("data", (line: Buffer) => resolve(JSON.parse(line.toString())));
    });
    return await task(setup);
  } finally {
    child.stdin.end();
  }
}
