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

  test("PEM with line ends stands in .env in quotes", async () => {
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
