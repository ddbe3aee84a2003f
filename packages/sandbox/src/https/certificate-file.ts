import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A certificate on a disk, for other programs to trust. */
export interface CertificateFile {
  path: string;
  /** Removes a temporary file; one that was named stays. */
  remove(): Promise<void>;
}

/**
 * Writes a certificate, never its key.
 *
 * @param path where to; default: a new temporary folder
 * @throws `EEXIST` rather than replacing a file
 */
export async function writeCertificate(certificate: string, path?: string): Promise<CertificateFile> {
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), "ams-vaulting-sandbox-")) : undefined;
  const file = folder === undefined ? resolve(path ?? "") : join(folder, "certificate.pem");
  const handle = await open(file, "wx", 0o644);
  try {
    await handle.writeFile(certificate);
  } finally {
    await handle.close();
  }
  return {
    path: file,
    remove: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
