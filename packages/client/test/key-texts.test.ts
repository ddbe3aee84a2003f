import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isConfigurationError } from "../src/index.ts";
import { importKey } from "../src/keys/import-key.ts";
import { gateway, merchant } from "./support/gateway.ts";

// How keys really arrive: through editors, shells, secret stores, browsers and other tools.

const pkcs8 = merchant.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const spki = gateway.publicKey.export({ format: "pem", type: "spki" }).toString();
const bare = pkcs8.replace(/-----.*-----|\s/g, "");
const modulus = (await importKey("private", pkcs8, "key")).modulus;
const publicModulus = (await importKey("public", spki, "key")).modulus;

/** What openssl makes of a key and a certificate. */
const folder = mkdtempSync(join(tmpdir(), "ams-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
writeFileSync(file("key.pem"), pkcs8, { mode: 0o600 });
openssl("req", "-x509", "-key", "key.pem", "-subj", "/CN=merchant", "-days", "2", "-out", "cert.pem");
openssl("pkcs12", "-export", "-inkey", "key.pem", "-in", "cert.pem", "-passout", "pass:x", "-out", "key.p12");
const certificate = readFileSync(file("cert.pem"), "utf8");
const p12 = readFileSync(file("key.p12"));

const utf16 = (text: string) => Buffer.from(text, "utf16le");
const swapped = (text: string) => utf16(text).swap16();
const marked = (bytes: Buffer, ...mark: number[]) => Buffer.concat([Buffer.from(mark), bytes]);
const base64 = (text: string | Buffer) => Buffer.from(text).toString("base64");
const spread = (mark: string) => pkcs8.replace(/(.{20})/g, `$1${mark}`);

describe("a key is read through what cannot be a part of it", () => {
  const forms: { name: string; key: string | Uint8Array }[] = [
    { name: "PEM as bytes", key: Buffer.from(pkcs8) },
    { name: "PEM as bytes with a byte order mark", key: marked(Buffer.from(pkcs8), 0xef, 0xbb, 0xbf) },
    { name: "bare base64 as bytes", key: Buffer.from(`${bare}\n`) },
    { name: "base64 of PEM", key: base64(pkcs8) },
    { name: "base64 of PEM, with line breaks", key: base64(pkcs8).replace(/(.{76})/g, "$1\n") },
    { name: "base64 of PEM with a literal \\n", key: base64(pkcs8.replaceAll("\n", "\\n")) },
    { name: "base64 of base64", key: base64(bare) },
    { name: "base64 of PEM, as bytes", key: Buffer.from(base64(pkcs8)) },
    { name: "\\n escaped twice", key: pkcs8.replaceAll("\n", "\\\\n") },
    { name: "\\n escaped three times", key: pkcs8.replaceAll("\n", "\\\\\\\\n") },
    { name: "\\r\\n escaped twice", key: pkcs8.replaceAll("\n", "\\\\r\\\\n") },
    { name: "\\r alone", key: pkcs8.replaceAll("\n", "\\r") },
    { name: "UTF-16, as bytes", key: utf16(pkcs8) },
    { name: "UTF-16 with its mark, as bytes", key: marked(utf16(pkcs8), 0xff, 0xfe) },
    { name: "UTF-16, big endian, as bytes", key: marked(swapped(pkcs8), 0xfe, 0xff) },
    { name: "UTF-16 read as UTF-8", key: marked(utf16(pkcs8), 0xff, 0xfe).toString("utf8") },
    { name: "UTF-16 read as Latin-1", key: marked(utf16(pkcs8), 0xff, 0xfe).toString("latin1") },
    { name: "a byte order mark", key: `\ufeff${pkcs8}` },
    { name: "zero-width spaces", key: spread("\u200b") },
    { name: "zero-width joiners", key: spread("\u200d") },
    { name: "soft hyphens", key: spread("\u00ad") },
    { name: "directional marks", key: `\u202a${spread("\u200e")}\u202c` },
    { name: "no-break spaces around it", key: `\u00a0${pkcs8}\u00a0` },
    { name: "one line", key: pkcs8.replaceAll("\n", " ") },
    { name: "quotes of two kinds", key: `'"${bare}"'` },
    { name: "typographic quotes", key: `“${bare}”` },
    { name: "a comma after the quote", key: `"${pkcs8.replaceAll("\n", "\\n")}",` },
    { name: "a certificate after the key", key: pkcs8 + certificate },
    { name: "a certificate before the key", key: certificate + pkcs8 },
    { name: "the public half after the key", key: pkcs8 + spki },
    { name: "all of it at once", key: Buffer.from(base64(utf16(certificate + pkcs8))) },
  ];
  test.each(forms)("$name", async ({ key }) => {
    expect((await importKey("private", key, "key")).modulus).toBe(modulus);
  });

  test("the gateway's key is taken from among other blocks", async () => {
    const key = certificate + pkcs8 + spki;
    expect((await importKey("public", key, "key")).modulus).toBe(publicModulus);
  });
});

describe("a text that is not a key is named, with what to do", () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecPem = ec.privateKey.export({ format: "pem", type: "sec1" }).toString();
  const parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
  const dashed = (dashes: string) => pkcs8.replaceAll("-----", dashes);

  const cases: { name: string; slot?: "private" | "public"; key: string | Uint8Array; says: RegExp }[] = [
    {
      name: "ssh-rsa",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 me@host",
      says: /SSH public key; your private key belongs here/,
    },
    {
      name: "ssh-ed25519",
      slot: "public",
      key: "ssh-ed25519 AAAAC3NzaC1lZDI1 me",
      says: /SSH public key.*ssh-keygen -e -m PKCS8/,
    },
    {
      name: "SSH2",
      slot: "public",
      key: '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "x"\nAAAAB3\n---- END SSH2 PUBLIC KEY ----',
      says: /SSH public key.*ssh-keygen -e -m PKCS8/,
    },
    { name: "four dashes", key: dashed("----"), says: /BEGIN or the END line.*five plain hyphens/ },
    { name: "six dashes", key: dashed("------"), says: /five plain hyphens/ },
    { name: "en dashes", key: dashed("–––––"), says: /five plain hyphens/ },
    { name: "em dashes", key: dashed("——"), says: /five plain hyphens/ },
    { name: "a dash lost at the end alone", key: pkcs8.trim().slice(0, -1), says: /five plain hyphens/ },
    { name: "spaces within the dashes", key: dashed("- ----"), says: /five plain hyphens/ },
    {
      name: "spaces beside the label",
      key: pkcs8.replace("-----BEGIN", "----- BEGIN"),
      says: /five plain hyphens/,
    },
    { name: "no END line", key: pkcs8.replace(/-----END.*/, ""), says: /cut off or has lost/ },
    { name: "no BEGIN line", key: pkcs8.replace(/-----BEGIN.*/, ""), says: /cut off or has lost/ },
    { name: "EC, with its parameters first", key: parameters + ecPem, says: /EC key; the gateway uses RSA/ },
    { name: "EC, in the other slot", slot: "public", key: parameters + ecPem, says: /EC key/ },
    { name: "PKCS#12", key: p12, says: /PKCS#12.*openssl pkcs12/ },
    { name: "PKCS#12, base64", key: base64(p12), says: /PKCS#12/ },
    { name: "PKCS#12, in the other slot", slot: "public", key: p12, says: /PKCS#12/ },
    { name: "a certificate", slot: "public", key: certificate, says: /certificate.*openssl x509/ },
    { name: "a certificate, in the other slot", key: certificate, says: /certificate/ },
    {
      name: "a private key and a certificate where the public key belongs",
      slot: "public",
      key: certificate + pkcs8,
      says: /private key; the gateway's public key belongs here/,
    },
    { name: "two private keys", key: pkcs8 + pkcs8, says: /holds 2 keys/ },
    { name: "a placeholder", key: `\${AMS_PRIVATE_KEY}`, says: /placeholder/ },
    { name: "a shell variable", key: "$AMS_PRIVATE_KEY", says: /placeholder/ },
    { name: "a template", key: "{{ private_key }}", says: /placeholder/ },
    { name: "a hint", key: "<your private key>", says: /placeholder/ },
    { name: "a page", key: "<html>403</html>", says: /^(?!.*placeholder)/s },
    {
      name: "a placeholder between the lines",
      key: `-----BEGIN PRIVATE KEY-----\n\${KEY}\n-----END PRIVATE KEY-----`,
      says: /placeholder/,
    },
    { name: "null", key: "null", says: /word such as undefined/ },
    { name: "nothing", key: "", says: /empty/ },
    { name: "white space", key: " \n\t", says: /empty/ },
    { name: "quotes", key: '""', says: /empty/ },
    { name: "invisible characters", key: "\ufeff\u200b", says: /empty/ },
    { name: "no bytes", key: new Uint8Array(0), says: /empty/ },
    { name: "bytes of white space", key: Buffer.from("\n\n"), says: /empty/ },
    {
      name: "lines with nothing between them",
      key: "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
      says: /empty: there is no key between/,
    },
    { name: "the path of a PKCS#12 file", key: "keys/merchant.p12", says: /path of a file/ },
    { name: "a Windows path with \\n", key: "C:\\new\\key", says: /path of a file/ },
    { name: "base64 of something else", key: base64("hunter2 is my secret"), says: /neither PEM nor base64/ },
    {
      name: "OpenSSH, as bytes",
      key: Buffer.from("-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n-----END OPENSSH PRIVATE KEY-----"),
      says: /OpenSSH/,
    },
    { name: "JSON, as base64", key: base64(JSON.stringify({ key: pkcs8 })), says: /JSON/ },
  ];
  test.each(cases)("$name", async ({ slot = "private", key, says }) => {
    const error = await importKey(slot, key, "key").then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(isConfigurationError(error) && error.code).toBe("key_invalid");
    expect(String(error)).toMatch(says);
    // One sentence or two, and nothing of what was given.
    for (const text of [bare, base64(p12), base64(pkcs8)])
      expect(String(error)).not.toContain(text.slice(60, 76));
  });
});
