import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importKey } from "../src/keys/import-key.ts";
import { sign, verify } from "../src/signature/algorithm.ts";
import { decodeBase64, encodeBase64 } from "../src/signature/base64.ts";
import { bytesToVerify, stringToSign } from "../src/signature/content.ts";
import { formatSignatureHeader, parseSignatureHeader } from "../src/signature/header.ts";
import { der, gateway, merchant } from "./support/gateway.ts";

test("the string to sign is that of the protocol", () => {
  expect(
    stringToSign({ path: "/ams/api/v1/x", clientId: "5X", time: "1685599933871", body: '{"a":"b"}' }),
  ).toBe('POST /ams/api/v1/x\n5X.1685599933871.{"a":"b"}');
});

test("bytes are verified as they are", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (body) => {
      const bytes = bytesToVerify({ path: "/p", clientId: "c", time: "t" }, body);
      expect(Buffer.from(bytes)).toEqual(Buffer.concat([Buffer.from("POST /p\nc.t."), body]));
    }),
  );
});

describe("base64", () => {
  test("is that of node", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64");
        expect(encodeBase64(bytes)).toBe(text);
        if (bytes.length > 0) {
          expect(decodeBase64(text)).toEqual(new Uint8Array(bytes));
          expect(decodeBase64(text.replace(/=+$/, ""))).toEqual(new Uint8Array(bytes));
        }
      }),
      { numRuns: 50 },
    );
  });
  test.each(["", "=", "A", "AAAAA", "AA=", "AAA==", "A===", "AA A", "AA\n", "AA-_", "ÄÄÄÄ", "AAAA="])(
    "refuses %j",
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});

describe("the signature header", () => {
  test("reads what it writes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 512 }),
        fc.integer({ min: 1, max: 99 }),
        (bytes, version) => {
          const parsed = parseSignatureHeader(formatSignatureHeader(bytes, String(version)));
          expect(parsed).toEqual({ keyVersion: String(version), signature: new Uint8Array(bytes) });
        },
      ),
    );
  });
  test("never throws, whatever is in it", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseSignatureHeader(text)));
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void parseSignatureHeader(`algorithm=RSA256,keyVersion=1,signature=${text}`),
      ),
    );
  });
  test.each([
    ["algorithm", "a part has no ="],
    ["algorithm=RSA256,algorithm=RSA256,signature=AAAA", "a part is repeated"],
    ["signature=AAAA", "the algorithm is not RSA256"],
    ["algorithm=RSA256", "the signature is missing or not base64"],
    ["algorithm=RSA256,signature=%00", "the signature is missing or not base64"],
  ])("%j: %s", (header, want) => expect(parseSignatureHeader(header)).toBe(want));
  test("the key version may be left out", () => {
    expect(parseSignatureHeader("algorithm=RSA256,signature=AAAA")).toEqual({
      keyVersion: undefined,
      signature: new Uint8Array(3),
    });
  });
});

test("openssl verifies what we sign, and we verify what openssl signs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ams-vaulting-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, encoding: "utf8" });
  try {
    const text = stringToSign({ path: "/p", clientId: "c", time: "1", body: '{"ü":"💳"}' });
    const { key } = await importKey("private", new Uint8Array(der.privateKey), "privateKey");
    writeFileSync(at("text"), text);
    writeFileSync(at("ours"), await sign(key, text));
    writeFileSync(at("public.pem"), merchant.publicKey.export({ format: "pem", type: "spki" }));
    expect(openssl("dgst", "-sha256", "-verify", "public.pem", "-signature", "ours", "text")).toContain(
      "Verified OK",
    );
    writeFileSync(at("private.pem"), gateway.privateKey.export({ format: "pem", type: "pkcs8" }));
    openssl("dgst", "-sha256", "-sign", "private.pem", "-out", "theirs", "text");
    const imported = await importKey("public", new Uint8Array(der.gatewayKey), "alipayPublicKey");
    const bytes = new TextEncoder().encode(text);
    expect(await verify(imported.key, new Uint8Array(readFileSync(at("theirs"))), bytes)).toBe(true);
    bytes[0] = 0;
    expect(await verify(imported.key, new Uint8Array(readFileSync(at("theirs"))), bytes)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
