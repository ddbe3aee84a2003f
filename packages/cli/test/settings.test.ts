import { describe, expect, test } from "vitest";
import { readSettings } from "../src/settings/read-settings.ts";
import { World, type WorldOptions } from "./support/world.ts";

async function read(flags: object, options: WorldOptions) {
  using world = new World({ env: {}, ...options });
  return await readSettings(flags, world.io);
}

describe("flags go before the environment, and that before .env", () => {
  const env = { AMS_CLIENT_ID: "env" };
  const files = { ".env": "AMS_CLIENT_ID=file\n", "other.env": "AMS_CLIENT_ID='other'\n" };
  const cases: { flags: object; options: WorldOptions; value?: string; from?: string }[] = [
    { flags: { clientId: "flag" }, options: { env, files }, value: "flag", from: "--client-id" },
    { flags: {}, options: { env, files }, value: "env", from: "AMS_CLIENT_ID" },
    { flags: {}, options: { files }, value: "file", from: "AMS_CLIENT_ID in .env" },
    {
      flags: { dotenv: "other.env" },
      options: { files },
      value: "other",
      from: "AMS_CLIENT_ID in other.env",
    },
    { flags: { dotenv: false }, options: { files } },
    {
      flags: {},
      options: { env: { AMS_CLIENT_ID: "" }, files },
      value: "file",
      from: "AMS_CLIENT_ID in .env",
    },
    { flags: {}, options: {} },
  ];
  test.each(cases)("$flags: $value from $from", async ({ flags, options, value, from }) => {
    const { clientId } = await read(flags, options);
    expect(clientId).toEqual(value === undefined ? undefined : { value, from });
  });
});

describe("a key may stand in a file of its own", () => {
  const files = { "a.pem": "A", ".env": "AMS_PRIVATE_KEY_FILE=a.pem\n" };
  test("by flag, variable or .env", async () => {
    const flag = await read({ privateKeyFile: "a.pem" }, { files, env: { AMS_PRIVATE_KEY: "B" } });
    expect(flag.privateKey).toMatchObject({ value: "A", from: "--private-key-file" });
    const variable = await read({}, { files, env: { AMS_ALIPAY_PUBLIC_KEY_FILE: "a.pem" } });
    expect(variable.alipayPublicKey).toMatchObject({ value: "A", from: "AMS_ALIPAY_PUBLIC_KEY_FILE" });
    expect(variable.privateKey).toMatchObject({ value: "A", from: "AMS_PRIVATE_KEY_FILE in .env" });
  });

  test("a key of the environment goes before a file of .env", async () => {
    const { privateKey } = await read({}, { files, env: { AMS_PRIVATE_KEY: "B" } });
    expect(privateKey).toEqual({ value: "B", from: "AMS_PRIVATE_KEY" });
  });

  test("PEM with line ends is quoted in .env", async () => {
    const { privateKey } = await read({}, { files: { ".env": 'AMS_PRIVATE_KEY="one\ntwo"\n' } });
    expect(privateKey?.value).toBe("one\ntwo");
  });
});

describe("the first source that says where the gateway is decides alone", () => {
  test.each([
    { flags: { region: "asia" }, env: { AMS_BASE_URL: "b" }, want: ["asia", undefined] },
    { flags: { baseUrl: "b" }, env: { AMS_REGION: "asia" }, want: [undefined, "b"] },
    { flags: {}, env: { AMS_REGION: "asia" }, want: ["asia", undefined] },
    { flags: {}, env: {}, want: [undefined, "dot"] },
    { flags: {}, env: { AMS_REGION: "asia", AMS_BASE_URL: "b" }, want: ["asia", "b"] },
  ])("$flags $env", async ({ flags, env, want }) => {
    const { region, baseUrl } = await read(flags, { env, files: { ".env": "AMS_BASE_URL=dot\n" } });
    expect([region?.value, baseUrl?.value]).toEqual(want);
  });
});

describe("files with settings are read as editors write them", () => {
  const text = "# Schlüssel\nAMS_CLIENT_ID=one\nAMS_PRIVATE_KEY_FILE=a.pem\n";
  const utf16 = (content: string) => Buffer.from(content, "utf16le");
  const encodings: [string, (content: string) => Uint8Array][] = [
    ["UTF-8 with a mark", (content) => Buffer.from(`\uFEFF${content}`)],
    ["UTF-16LE with a mark", (content) => utf16(`\uFEFF${content}`)],
    ["UTF-16BE with a mark", (content) => utf16(`\uFEFF${content}`).swap16()],
    ["UTF-16LE", utf16],
    ["UTF-16BE", (content) => utf16(content).swap16()],
    ["Windows line ends", (content) => Buffer.from(content.replaceAll("\n", "\r\n"))],
    ["old Mac line ends", (content) => Buffer.from(content.replaceAll("\n", "\r"))],
  ];
  test.each(encodings)("%s", async (_, encode) => {
    for (const name of [".env", "other.env"]) {
      const files = { [name]: encode(text), "a.pem": encode("A\nB") };
      const flags = name === ".env" ? {} : { dotenv: name };
      const { clientId, privateKey } = await read(flags, { files });
      expect(clientId).toEqual({ value: "one", from: `AMS_CLIENT_ID in ${name}` });
      expect(privateKey).toMatchObject({ value: "A\nB" });
    }
  });

  const broken: [string, Uint8Array, RegExp][] = [
    ["Latin-1", Buffer.from("a=b\n# Schl\u00fcssel", "latin1"), /:2: The line is not valid UTF-8/],
    ["a NUL", Buffer.from("abcd=1\n\0\n"), /:2: The line has a NUL in it/],
    ["a ZIP archive", Buffer.from("PK\x03\x04"), / is a ZIP archive/],
  ];
  test.each(broken)("%s is refused", async (_, bytes, message) => {
    const refused = { name: "UsageError", code: "configuration" };
    const dotenv = read({}, { files: { ".env": bytes } });
    await expect(dotenv).rejects.toThrow(new RegExp(`^\\.env${message.source}`));
    await expect(dotenv).rejects.toMatchObject(refused);
    const key = read({ privateKeyFile: "a" }, { files: { a: bytes } });
    await expect(key).rejects.toThrow(new RegExp(`^The file of --private-key-file${message.source}`));
    await expect(key).rejects.toMatchObject(refused);
  });
});
