import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { createVaultingMock, type VaultingMock } from "@ams-vaulting/msw";
import type { Io, Output } from "../../src/io.ts";
import { run } from "../../src/run.ts";

export const mock: VaultingMock = createVaultingMock();
export const keys = await mock.exportKeys();

/** The settings of a merchant who has the mock for a gateway. */
export const merchantEnv = {
  AMS_CLIENT_ID: mock.clientOptions.clientId as string,
  AMS_REGION: mock.clientOptions.region as string,
  AMS_PRIVATE_KEY: keys.privateKey,
  AMS_ALIPAY_PUBLIC_KEY: keys.alipayPublicKey,
};

export interface WorldOptions {
  env?: { [name: string]: string | undefined };
  /** Files in the current folder, by name. */
  files?: { [name: string]: string | Uint8Array };
  stdin?: string | Uint8Array | Readable;
  /** The width of a terminal; none if left out. */
  columns?: number;
  world?: Io["world"];
}

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** A folder, streams and a clock to run commands in. Nothing waits: sleeping moves the clock. */
export class World implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "ams-cli-"));
  readonly io: Io;
  readonly interrupt = new AbortController();
  elapsed = 0;
  out = "";
  err = "";

  constructor({ env = merchantEnv, files = {}, stdin = "", columns, world }: WorldOptions = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const output = (name: "out" | "err"): Output => ({
      write: (text, written) => {
        this[name] += text;
        written?.();
        return true;
      },
      isTTY: columns !== undefined,
      columns,
    });
    this.io = {
      stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
      stdout: output("out"),
      stderr: output("err"),
      env,
      cwd: this.folder,
      world: {
        fetch: mock.fetch,
        monotonic: () => this.elapsed,
        sleep: async (ms, signal) => {
          signal.throwIfAborted();
          this.elapsed += ms;
        },
        random: () => 0.5,
        ...world,
      },
      interrupt: () => this.interrupt.signal,
    };
  }

  write(name: string, text: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** Runs a command; what it prints is given back, and forgotten. */
  async run(...args: string[]): Promise<Ran> {
    const code = await run(args, this.io, "1.2.3");
    const { out, err } = this;
    this.out = "";
    this.err = "";
    return { code, out, err };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs one command in a world of its own. */
export async function runOnce(args: string[], options?: WorldOptions): Promise<Ran> {
  using world = new World(options);
  return await world.run(...args);
}

/** The secrets of the merchant and of the example card that a text holds. */
export function leaks(text: string): string[] {
  // A key begins with what all keys have. Line ends may have been put into it.
  const rest = keys.privateKey.slice(64);
  const parts = Array.from({ length: Math.floor(rest.length / 16) }, (_, index) =>
    rest.slice(index * 16, index * 16 + 16),
  );
  return ["ALIPAY9CGws", "************8764", ...parts].filter((secret) => text.includes(secret));
}
