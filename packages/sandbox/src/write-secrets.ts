import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { type Credentials, toEnv } from "./credentials.ts";
import { pem } from "./pem.ts";

/** Writes a file that only its owner can read. @throws `EEXIST` rather than replacing a file */
async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

export async function writeEnvFile(path: string, credentials: Credentials): Promise<void> {
  await writeSecret(path, `${toEnv(credentials)}\n`);
}

/** Writes the keys as PEM files, which most libraries and openssl read. */
export async function writeKeys(folder: string, credentials: Credentials): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeSecret(join(folder, "gateway-public.pem"), pem("PUBLIC KEY", credentials.alipayPublicKey));
  if (credentials.privateKey !== undefined)
    await writeSecret(join(folder, "merchant-private.pem"), pem("PRIVATE KEY", credentials.privateKey));
}
