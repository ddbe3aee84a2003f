import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { keys, World } from "./support/world.ts";

describe("keygen --out", () => {
  test("one pair in every form, for its owner alone; the private key is not printed", async () => {
    using world = new World({ env: {} });
    const { code, out, err } = await world.run("keygen", "--out", "keys");
    expect([code, err]).toEqual([0, ""]);
    const folder = join(world.folder, "keys");
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const pem = createPrivateKey(read("merchant-private.pem"));
    const { AMS_PRIVATE_KEY: bare = "" } = parseEnv(read("merchant.env"));
    expect(pem.export({ type: "pkcs8", format: "der" }).toString("base64")).toBe(bare);
    const text = read("merchant-public.txt").trim();
    const bytes = Buffer.from("anything");
    const publicKey = createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
    expect(verify("sha256", bytes, publicKey, sign("sha256", bytes, pem))).toBe(true);
    expect(publicKey.equals(createPublicKey(read("merchant-public.pem")))).toBe(true);
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(out).toContain(`\n${text}\n`);
    expect(out).not.toContain(bare.slice(0, 40));

    // What it makes, doctor accepts.
    const settings = `AMS_CLIENT_ID=SANDBOX_1\nAMS_REGION=asia\nAMS_ALIPAY_PUBLIC_KEY=${keys.alipayPublicKey}\n`;
    world.write(".env", read("merchant.env") + settings);
    const report = await world.run("doctor", "--dashboard-key-file", "keys/merchant-public.txt");
    expect(report.code).toBe(0);
    const [, fingerprint = "none"] = /SHA-256 ([0-9a-f]{64})/.exec(out) ?? [];
    expect(report.out).toContain(fingerprint);
    expect(report.out).toMatch(/✓ dashboard\s+The key of .* belongs to your private key/);
  });

  test("replaces nothing, and leaves nothing half done", async () => {
    using world = new World({ env: {} });
    world.write("keys/merchant-public.txt", "mine");
    const { code, out, err } = await world.run("keygen", "--out", "keys");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/merchant-public\.txt is there already, and keys are never written over a file/);
    expect(readdirSync(join(world.folder, "keys"))).toEqual(["merchant-public.txt"]);
    expect(readFileSync(join(world.folder, "keys/merchant-public.txt"), "utf8")).toBe("mine");
  });

  test("a folder that cannot be made: exit code 1", async () => {
    using world = new World({ env: {}, files: { keys: "a file" } });
    const { code, err } = await world.run("keygen", "--out", "keys");
    expect(code).toBe(1);
    expect(err).toMatch(/keys cannot be written \(EEXIST|keys is there already/);
  });
});

test("keygen --stdout prints lines for a .env file, and writes nothing", async () => {
  using world = new World({ env: {} });
  const { code, out, err } = await world.run("keygen", "--stdout", "--bits", "3072");
  expect([code, err]).toEqual([0, ""]);
  const { AMS_PRIVATE_KEY = "" } = parseEnv(out);
  const key = createPrivateKey({ key: Buffer.from(AMS_PRIVATE_KEY, "base64"), format: "der", type: "pkcs8" });
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072);
  const [, printed = ""] = /^# For the dashboard: (.+)$/m.exec(out) ?? [];
  const publicKey = createPublicKey({ key: Buffer.from(printed, "base64"), format: "der", type: "spki" });
  expect(publicKey.equals(createPublicKey(key))).toBe(true);
  expect(readdirSync(world.folder)).toEqual([]);
});
