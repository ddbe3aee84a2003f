import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A certificate for this machine, as PEM texts. */
export interface Certificate {
  /** The file, for `NODE_EXTRA_CA_CERTS`. */
  file: string;
  cert: string;
  key: string;
}

/** Makes a certificate for 127.0.0.1 that is signed by itself and good for a day. */
export async function createCertificate(folder: string): Promise<Certificate> {
  const file = join(folder, "cert.pem");
  const keyFile = join(folder, "key.pem");
  const args = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=bench";
  try {
    await promisify(execFile)("openssl", [
      ...args.split(" "),
      ...["-addext", "subjectAltName=IP:127.0.0.1", "-out", file, "-keyout", keyFile],
    ]);
  } catch (cause) {
    throw new Error("openssl could not make a certificate; the bench of https needs it.", { cause });
  }
  return { file, cert: await readFile(file, "utf8"), key: await readFile(keyFile, "utf8") };
}
