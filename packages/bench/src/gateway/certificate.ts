import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCertificate as create } from "@ams-vaulting/sandbox/certificate";

/** A certificate for this machine, in PEM. */
export interface Certificate {
  /** The file, for `NODE_EXTRA_CA_CERTS`. */
  file: string;
  cert: string;
  key: string;
}

/** Makes a certificate for 127.0.0.1 that is signed by itself. Its key is on no disk. */
export async function createCertificate(folder: string): Promise<Certificate> {
  const { certificate, privateKey } = await create();
  const file = join(folder, "cert.pem");
  await writeFile(file, certificate);
  return { file, cert: certificate, key: privateKey };
}
