import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { environmentVariables, readEnvironment } from "../src/environment.ts";
import { createVaultingClient, isConfigurationError, optionsFromEnv } from "../src/index.ts";
import { CLIENT_ID, fetchOf, ID, options, SUCCESS, signedResponse } from "./support/gateway.ts";

const complete = {
  AMS_CLIENT_ID: CLIENT_ID,
  AMS_PRIVATE_KEY: options.privateKey,
  AMS_ALIPAY_PUBLIC_KEY: options.alipayPublicKey,
  AMS_BASE_URL: options.baseUrl,
};
const thrown = (make: () => unknown) => {
  try {
    return make();
  } catch (error) {
    return error;
  }
};

test("the options make a client that works", async () => {
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const client = createVaultingClient({ ...optionsFromEnv(complete), fetch, now: options.now });
  expect(await client.inquireVaulting({ vaultingRequestId: ID })).toEqual(SUCCESS);
});

test("without an argument it is the environment of the process", () => {
  const index = new URL("../src/index.ts", import.meta.url).href;
  const program = `const { optionsFromEnv } = await import("${index}"); console.log(optionsFromEnv().agentToken)`;
  const env = { ...complete, AMS_AGENT_TOKEN: "AGENT" };
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    env,
    encoding: "utf8",
  });
  expect(output).toBe("AGENT\n");
});

test("each variable is one option", () => {
  const env = {
    ...complete,
    AMS_REGION: "asia",
    AMS_KEY_VERSION: "2",
    AMS_AGENT_TOKEN: "AGENT",
    AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: "1",
  };
  expect(Object.values(environmentVariables).toSorted()).toEqual(Object.keys(env).toSorted());
  expect(optionsFromEnv(env)).toEqual({
    clientId: CLIENT_ID,
    privateKey: options.privateKey,
    alipayPublicKey: options.alipayPublicKey,
    baseUrl: options.baseUrl,
    region: "asia",
    keyVersion: "2",
    agentToken: "AGENT",
    dangerouslyAllowHttpMockGateway: true,
  });
});

test("nothing else is read", () => {
  const read: string[] = [];
  const env = new Proxy({ ...complete, SECRET: "x" } as Record<string, string>, {
    get: (target, name) => {
      read.push(String(name));
      return target[String(name)];
    },
    ownKeys: () => expect.unreachable("all names"),
    has: () => expect.unreachable("a name"),
  });
  optionsFromEnv(env);
  const files = ["AMS_PRIVATE_KEY_FILE", "AMS_ALIPAY_PUBLIC_KEY_FILE"];
  const known: string[] = [...Object.values(environmentVariables), ...files];
  expect(read.filter((name) => !known.includes(name))).toEqual([]);
});

describe("what is missing is named, all of it, without values", () => {
  const without = (...names: (keyof typeof complete)[]) =>
    Object.fromEntries(Object.entries(complete).filter(([name]) => !(names as string[]).includes(name)));
  test.each<{ name: string; env: Record<string, string>; option: string; says: string[] }>([
    {
      name: "everything",
      env: {},
      option: "clientId",
      says: ["AMS_CLIENT_ID", "AMS_PRIVATE_KEY", "AMS_ALIPAY_PUBLIC_KEY", "AMS_REGION or AMS_BASE_URL"],
    },
    { name: "the client id", env: without("AMS_CLIENT_ID"), option: "clientId", says: ["AMS_CLIENT_ID"] },
    {
      name: "the private key",
      env: without("AMS_PRIVATE_KEY"),
      option: "privateKey",
      says: ["AMS_PRIVATE_KEY"],
    },
    {
      name: "the place",
      env: without("AMS_BASE_URL"),
      option: "region",
      says: ["AMS_REGION or AMS_BASE_URL"],
    },
    {
      name: "an empty key",
      env: { ...complete, AMS_ALIPAY_PUBLIC_KEY: "" },
      option: "alipayPublicKey",
      says: ["AMS_ALIPAY_PUBLIC_KEY"],
    },
    {
      name: "a key that is in a file",
      env: { ...without("AMS_PRIVATE_KEY"), AMS_PRIVATE_KEY_FILE: "/run/secrets/SECRET.pem" },
      option: "privateKey",
      says: ["AMS_PRIVATE_KEY_FILE", "privateKey"],
    },
  ])("$name", ({ env, option, says }) => {
    const error = thrown(() => optionsFromEnv(env));
    expect(error).toMatchObject({ family: "configuration", code: "option_missing", option });
    for (const text of says) expect(String(error)).toContain(text);
    for (const value of [...Object.values(env), "SECRET"])
      if (value !== "") expect(String(error)).not.toContain(value);
    const named = String(error).match(/AMS_[A-Z_]+/g) ?? [];
    if (option !== "clientId") expect(named).not.toContain("AMS_CLIENT_ID");
  });
});

test.each(["true", "yes", "2", " 1"])("a permission of %j is neither yes nor no", (value) => {
  const error = thrown(() => optionsFromEnv({ ...complete, AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: value }));
  expect(isConfigurationError(error) && error.option).toBe("dangerouslyAllowHttpMockGateway");
  expect(String(error)).toContain("AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY");
});

test.each(["0", "", undefined])("a permission of %j is none", (value) => {
  const env = { ...complete, AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: value };
  expect(optionsFromEnv(env).dangerouslyAllowHttpMockGateway).toBeFalsy();
});

test.each<{ name: string; scope: object; isRefused: boolean }>([
  { name: "a page", scope: { window: {}, document: {} }, isRefused: true },
  { name: "a worker of a page", scope: { importScripts: () => {} }, isRefused: true },
  { name: "a server", scope: { process: {} }, isRefused: false },
  { name: "a runtime without a process", scope: {}, isRefused: false },
])("a browser is no place for a private key: $name", ({ scope, isRefused }) => {
  const outcome = thrown(() => readEnvironment(complete, scope));
  if (isRefused) {
    expect(outcome).toMatchObject({ family: "configuration", option: "privateKey" });
    expect(String(outcome)).not.toContain(options.privateKey);
  } else expect(outcome).toMatchObject({ clientId: CLIENT_ID });
});
