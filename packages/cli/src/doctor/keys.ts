import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { resolve } from "node:path";
import { type ConfigurationError, isConfigurationError } from "@ams-vaulting/client";
import { decodeKey, fingerprint, importKey, type KeyKind, kindOf } from "@ams-vaulting/client/protocol";
import { systemCode, UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { readText } from "../settings/read-text.ts";
import { type Setting, type Settings, settingNames } from "../settings/table.ts";
import { type Check, note, ok, wrong } from "./check.ts";

const FORMS: { readonly [Kind in KeyKind]?: string } = {
  pkcs8: "PKCS#8",
  "pkcs1-private": "PKCS#1",
  spki: "SPKI",
  "pkcs1-public": "PKCS#1",
};

interface ReadKey {
  /** In words: form and size. */
  form: string;
  modulus: string | undefined;
  /** SHA-256 of the public half. */
  sha256: string;
}

/** The forms and sizes of the keys, which belongs to which, and what to compare with the dashboard. */
export async function checkKeys(
  settings: Settings,
  dashboardFile: string | undefined,
  io: Io,
): Promise<Check[]> {
  const mine = await checkKey("private", settings.privateKey);
  const gateway = await checkKey("public", settings.alipayPublicKey);
  const checks = [...mine.checks, ...gateway.checks];
  if (mine.key?.modulus && mine.key.modulus === gateway.key?.modulus) {
    checks.push(
      wrong(
        "pairing",
        "The gateway's public key is your own: it belongs to your private key.",
        `The dashboard shows two public keys. ${settingNames.alipayPublicKey.variable} is the one of Alipay.`,
      ),
    );
  } else if (mine.key && gateway.key) {
    checks.push(ok("pairing", "The two keys belong to two pairs, as they should."));
  }
  if (dashboardFile !== undefined) checks.push(await compareWithDashboard(dashboardFile, mine.key, io));
  else if (mine.key)
    checks.push(
      note("dashboard", "Compare both fingerprints with the dashboard, or give --dashboard-key-file."),
    );
  return checks;
}

async function checkKey(
  slot: "private" | "public",
  setting: Setting | undefined,
): Promise<{ checks: Check[]; key?: ReadKey }> {
  const name = slot === "private" ? "private key" : "gateway's key";
  const { flag, variable } = slot === "private" ? settingNames.privateKey : settingNames.alipayPublicKey;
  if (!setting) return { checks: [wrong(name, "There is none.", `Give ${flag} or ${variable}.`)] };
  try {
    const key = await readKey(slot, setting.value);
    const meaning =
      slot === "private"
        ? "SHA-256 of its public half, which the dashboard has to have"
        : "SHA-256, to compare with the dashboard";
    return {
      key,
      checks: [ok(name, `${key.form} (${setting.from}).`), note(name, `${meaning}: ${key.sha256}`)],
    };
  } catch (error) {
    if (!isConfigurationError(error)) throw error;
    return { checks: [wrong(name, `${setting.from}: ${reasonOf(error)}`)] };
  }
}

async function readKey(slot: "private" | "public", text: string): Promise<ReadKey> {
  const { key, modulus } = await importKey(slot, text, "key");
  const der = decodeKey(slot, text, "key");
  const kind = kindOf(der);
  const { modulusLength } = key.algorithm as { name: string; modulusLength?: number };
  const armour = text.includes("-----BEGIN") ? "PEM" : "base64";
  return {
    form: `RSA, ${modulusLength} bits, ${FORMS[kind] ?? kind} in ${armour}`,
    modulus,
    sha256: slot === "public" ? await fingerprint(key) : publicFingerprint(Buffer.from(der), kind),
  };
}

/** The fingerprint of a private key's public half. */
function publicFingerprint(key: Buffer, kind: KeyKind): string {
  const type = kind === "pkcs8" ? "pkcs8" : "pkcs1";
  const half: KeyObject = createPublicKey({ key, format: "der", type } as never);
  return createHash("sha256")
    .update(half.export({ type: "spki", format: "der" }))
    .digest("hex");
}

async function compareWithDashboard(file: string, mine: ReadKey | undefined, io: Io): Promise<Check> {
  try {
    const { modulus } = await readKey("public", await readText(resolve(io.cwd, file), file));
    if (!mine) return note("dashboard", "Without a private key there is nothing to compare.");
    if (modulus === mine.modulus) return ok("dashboard", `The key of ${file} belongs to your private key.`);
    return wrong(
      "dashboard",
      `The key of ${file} does not belong to your private key, so the gateway would refuse every signature.`,
      "Upload the public half of your private key: ams-vaulting doctor shows its fingerprint.",
    );
  } catch (error) {
    if (isConfigurationError(error))
      return wrong(
        "dashboard",
        `${file}: ${reasonOf(error).replace("the gateway's public key", "your public key")}`,
      );
    if (error instanceof UsageError) return wrong("dashboard", error.message);
    if (systemCode(error)) return wrong("dashboard", `${file} cannot be read (${systemCode(error)}).`);
    throw error;
  }
}

/** The message without the client's name of the option. */
function reasonOf({ option, message }: ConfigurationError): string {
  return message.slice(option.length + 2);
}
