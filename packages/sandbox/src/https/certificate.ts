import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { Integer, OctetString, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate as CertificateStructure,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
} from "pkijs";
import { pem } from "../keys/pem.ts";

/** A certificate of a server, and its key, in PEM. */
export interface Certificate {
  certificate: string;
  /** PKCS#8. It is never written to a disk. */
  privateKey: string;
}

/** What every certificate is for: this machine. */
const LOCAL = ["localhost", "127.0.0.1", "::1"];

const DAY = 86_400_000;
/** Below the 398 days that browsers accept. The key is gone much earlier: with its process. */
const VALID_DAYS = 365;

// RFC 5280, sections 4.2.1.6, 4.2.1.9 and 4.2.1.12; X.520 for the name.
const SUBJECT_ALT_NAME = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
const COMMON_NAME = "2.5.4.3";
const DNS_NAME = 2;
const IP_ADDRESS = 7;

/**
 * Makes a certificate for 127.0.0.1, ::1 and localhost, and a new key for it. It is signed by itself, and is no authority:
 * a client that trusts it trusts nothing else.
 *
 * @param addresses other IP addresses that it is for
 */
export async function createCertificate(addresses: readonly string[] = []): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const structure = new CertificateStructure();
  structure.version = 2; // v3
  structure.serialNumber = randomSerialNumber();
  const name = new AttributeTypeAndValue({
    type: COMMON_NAME,
    value: new Utf8String({ value: "ams-vaulting sandbox" }),
  });
  structure.subject.typesAndValues.push(name);
  structure.issuer.typesAndValues.push(name);
  // Clocks of containers and virtual machines differ a little.
  structure.notBefore.value = new Date(Date.now() - DAY);
  structure.notAfter.value = new Date(Date.now() + VALID_DAYS * DAY);
  const names = [...new Set([...LOCAL, ...addresses])].map(generalName);
  structure.extensions = [
    extension(BASIC_CONSTRAINTS, new BasicConstraints({ cA: false }), true),
    extension(EXTENDED_KEY_USAGE, new ExtKeyUsage({ keyPurposes: [SERVER_AUTHENTICATION] })),
    extension(SUBJECT_ALT_NAME, new GeneralNames({ names })),
  ];
  await structure.subjectPublicKeyInfo.importKey(keys.publicKey);
  await structure.sign(keys.privateKey, "SHA-256");
  const der = Buffer.from(structure.toSchema(true).toBER(false));
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    certificate: new X509Certificate(der).toString(),
    privateKey: pem("PRIVATE KEY", pkcs8.toString("base64")),
  };
}

/** Browsers and Java keep certificates apart by issuer and serial number, and the issuer is always the same. */
function randomSerialNumber(): Integer {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Positive, and without a leading zero.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return new Integer({ valueHex: bytes.buffer });
}

function generalName(name: string): GeneralName {
  if (!isIP(name)) return new GeneralName({ type: DNS_NAME, value: name });
  return new GeneralName({
    type: IP_ADDRESS,
    value: new OctetString({ valueHex: addressBytes(name).buffer }),
  });
}

/** RFC 5280: 4 or 16 bytes in network order. */
function addressBytes(address: string): Uint8Array<ArrayBuffer> {
  if (isIP(address) === 4) return Uint8Array.from(address.split("."), Number);
  // A URL writes an IPv4 part in hexadecimal too.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, "")}]/`);
  const [before = "", after] = hostname.slice(1, -1).split("::");
  const groups = (text: string) =>
    text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after ?? "")];
  const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function extension(
  extnID: string,
  value: { toSchema(): { toBER(sizeOnly: boolean): ArrayBuffer } },
  critical = false,
) {
  return new Extension({ extnID, critical, extnValue: value.toSchema().toBER(false) });
}
