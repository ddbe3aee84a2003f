import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Credentials, toEnv } from "../keys/credentials.ts";
import { pem } from "../keys/pem.ts";
import type { Sandbox } from "../sandbox.ts";

/** What is written for other programs. */
export interface WrittenFiles {
  /** Where the certificate is, where there is one. */
  certificate: string | undefined;
  /** Removes what is temporary; what was named stays. */
  cleanUp(): Promise<void>;
}

interface NewFile {
  path: string;
  text: string;
  mode: number;
}

/** Secrets are for their owner alone. */
const SECRET = 0o600;
const PUBLIC = 0o644;

/**
 * Writes the files that the options name, and a certificate to a temporary folder if they do not name it. All or none: what is
 * left of a start that failed would be in the way of the next.
 *
 * @throws `EEXIST` rather than replacing a file
 */
export async function writeFiles(
  { certificate, credentials }: Sandbox,
  options: { certificate?: string; writeEnv?: string; keysDir?: string },
): Promise<WrittenFiles> {
  const { writeEnv, keysDir } = options;
  const isTemporary = certificate !== undefined && options.certificate === undefined;
  const folder = isTemporary ? await mkdtemp(join(tmpdir(), "ams-vaulting-sandbox-")) : undefined;
  const path = folder === undefined ? options.certificate : join(folder, "certificate.pem");
  const cleanUp = async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  const files: NewFile[] = [];
  if (certificate !== undefined && path !== undefined) files.push({ path, text: certificate, mode: PUBLIC });
  if (writeEnv !== undefined) files.push({ path: writeEnv, text: `${toEnv(credentials)}\n`, mode: SECRET });
  if (keysDir !== undefined) files.push(...keyFiles(keysDir, credentials));
  try {
    if (keysDir !== undefined) await mkdir(keysDir, { recursive: true, mode: 0o700 });
    await writeAllOrNone(files);
  } catch (error) {
    await cleanUp();
    throw error;
  }
  return { certificate: path === undefined ? undefined : resolve(path), cleanUp };
}

/** The keys as PEM files, which most libraries and openssl read. */
function keyFiles(folder: string, { alipayPublicKey, privateKey }: Credentials): NewFile[] {
  const file = (name: string, label: string, base64: string) => ({
    path: join(folder, name),
    text: pem(label, base64),
    mode: SECRET,
  });
  return [
    file("gateway-public.pem", "PUBLIC KEY", alipayPublicKey),
    ...(privateKey === undefined ? [] : [file("merchant-private.pem", "PRIVATE KEY", privateKey)]),
  ];
}

async function writeAllOrNone(files: readonly NewFile[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const { path, text, mode } of files) {
      const file = await open(path, "wx", mode);
      written.push(path);
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
    }
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
}
