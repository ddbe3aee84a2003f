import { createHash, generateKeyPair } from "node:crypto";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { exit } from "../exit-codes.ts";
import { UsageError } from "../failure.ts";
import { type Io, writeLine } from "../io.ts";
import { settingNames } from "../settings/table.ts";
import { colorsFor } from "../terminal/colors.ts";
import { toJsonText } from "../terminal/printable.ts";
import { wrap } from "../terminal/wrap.ts";
import { writeNewFiles } from "./write-new-files.ts";

export interface KeygenOptions {
  out?: string;
  bits: number;
  stdout?: true;
  json?: true;
}

/** Makes a key pair. Returns the exit code. */
export async function keygen({ out, bits, stdout, json }: KeygenOptions, io: Io): Promise<number> {
  if ((out === undefined) === (stdout === undefined))
    throw new UsageError("Say where the keys go: --out <folder>, or --stdout to print them.");
  if (out === undefined) {
    const { publicKey, privateKey, fingerprint, envLine } = await makePair(bits);
    const text = json
      ? JSON.stringify({ publicKey, privateKey, fingerprint })
      : [`# For the dashboard: ${publicKey}`, `# Its SHA-256: ${fingerprint}`, envLine].join("\n");
    await writeLine(io.stdout, text);
    return exit.good;
  }
  let pair: Pair | undefined;
  const files = await writeNewFiles(resolve(io.cwd, out), Object.values(FILES), async () => {
    pair = await makePair(bits);
    return {
      [FILES.privatePem]: pair.privatePem,
      [FILES.publicPem]: pair.publicPem,
      [FILES.publicText]: `${pair.publicKey}\n`,
      [FILES.env]: `${pair.envLine}\n`,
    };
  });
  const { publicKey = "", fingerprint = "" } = pair ?? {};
  const text = json ? toJsonText({ publicKey, fingerprint, files }) : guide(out, publicKey, fingerprint, io);
  await writeLine(io.stdout, text);
  return exit.good;
}

const FILES = {
  privatePem: "merchant-private.pem",
  publicPem: "merchant-public.pem",
  publicText: "merchant-public.txt",
  env: "merchant.env",
} as const;

type Pair = Awaited<ReturnType<typeof makePair>>;

/** A pair in every form that somebody wants. */
async function makePair(bits: number) {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: bits });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const bare = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  return {
    /** As the dashboard wants it. */
    publicKey: spki.toString("base64"),
    privateKey: bare,
    fingerprint: createHash("sha256").update(spki).digest("hex"),
    envLine: `${settingNames.privateKey.variable}=${bare}`,
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

function guide(out: string, publicKey: string, fingerprint: string, io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const say = (text: string) => wrap(text, io.stdout);
  return [
    say(`${colors.green("✓")} A new key pair is in ${out}. Only you can read its files.`),
    "",
    say(`1. Paste this public key into the dashboard (it is in ${FILES.publicText} too):`),
    "",
    publicKey,
    "",
    say(`   SHA-256 ${fingerprint}`),
    "",
    say(
      `2. Give your program the private key: the line of ${FILES.env} for a .env file, or ${FILES.privatePem}.`,
    ),
    say("3. Copy the gateway's public key from the dashboard: it is another one than yours."),
    say("4. Check all of it: ams-vaulting doctor"),
  ].join("\n");
}
