import { createHash, generateKeyPair } from "node:crypto";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../failure.ts";
import { type Io, writeLine } from "../io.ts";
import { settingNames } from "../settings/table.ts";
import { colorsFor } from "../terminal/colors.ts";
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
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: bits });
  const spki = pair.publicKey.export({ type: "spki", format: "der" });
  const keys = {
    publicKey: spki.toString("base64"),
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    fingerprint: createHash("sha256").update(spki).digest("hex"),
  };
  const envLine = `${settingNames.privateKey.variable}=${keys.privateKey}`;
  if (out === undefined) {
    const text = json
      ? JSON.stringify(keys)
      : [`# For the dashboard: ${keys.publicKey}`, `# Its SHA-256: ${keys.fingerprint}`, envLine].join("\n");
    await writeLine(io.stdout, text);
    return 0;
  }
  const files = {
    privateKeyPem: "merchant-private.pem",
    publicKeyPem: "merchant-public.pem",
    publicKeyText: "merchant-public.txt",
    env: "merchant.env",
  };
  const paths = await writeNewFiles(resolve(io.cwd, out), {
    [files.privateKeyPem]: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    [files.publicKeyPem]: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
    [files.publicKeyText]: `${keys.publicKey}\n`,
    [files.env]: `${envLine}\n`,
  });
  const { publicKey, fingerprint } = keys;
  if (json) await writeLine(io.stdout, JSON.stringify({ publicKey, fingerprint, files: paths }));
  else await writeLine(io.stdout, guide(out, publicKey, fingerprint, files, io));
  return 0;
}

function guide(
  out: string,
  publicKey: string,
  fingerprint: string,
  files: { privateKeyPem: string; publicKeyText: string; env: string },
  io: Io,
): string {
  const colors = colorsFor(io.stdout, io.env);
  const say = (text: string) => wrap(text, io.stdout);
  return [
    say(`${colors.green("✓")} A new key pair is in ${out}. Only you can read its files.`),
    "",
    say(`1. Paste this public key into the dashboard (it is in ${files.publicKeyText} too):`),
    "",
    publicKey,
    "",
    say(`   SHA-256 ${fingerprint}`),
    "",
    say(
      `2. Give your program the private key: the line of ${files.env} for a .env file, or ${files.privateKeyPem}.`,
    ),
    say("3. Copy the gateway's public key from the dashboard: it is another one than yours."),
    say("4. Check all of it: ams-vaulting doctor"),
  ].join("\n");
}
