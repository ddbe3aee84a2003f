import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rootUrl } from "../../src/work/packages.ts";

/** What a private RSA key looks like: with its PEM header, or as the base64 that DER of PKCS#8 or PKCS#1 begins with. */
const KEY = /PRIVATE KEY-----\s*[A-Za-z0-9+/=]{40}|\bMII[A-Za-z0-9+/]{3}IBA[A-Za-z0-9+/\n]{200}/;

const list = execFileSync("git", ["ls-files", "-z"], { cwd: fileURLToPath(rootUrl), encoding: "utf8" });
const paths = list.split("\0").filter(Boolean);

test("no private key is committed, in no file and in no file's name", () => {
  expect(paths.length).toBeGreaterThan(500);
  const found = paths.filter(
    (path) => KEY.test(path) || KEY.test(readFileSync(new URL(encode(path), rootUrl), "utf8")),
  );
  expect(found).toEqual([]);
});

function encode(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
