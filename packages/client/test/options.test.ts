import { describe, expect, test } from "vitest";
import {
  createVaultingClient,
  isConfigurationError,
  type Region,
  type VaultingClientOptions,
} from "../src/index.ts";
import {
  BASE_URL,
  CLIENT_ID,
  der,
  fetchOf,
  ID,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
} from "./support/gateway.ts";

// What people really put into options: quotes of env files, words, templates, keys in the wrong place, misspelt names.

const { baseUrl: _, ...settings } = options;
const request = { vaultingRequestId: ID };

function refusalOf(changes: Record<string, unknown>) {
  try {
    createVaultingClient({ ...settings, region: "asia", ...changes } as VaultingClientOptions);
  } catch (error) {
    if (isConfigurationError(error)) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("a client id that is not one is refused, and goes nowhere", () => {
  test.each([
    ['"SANDBOX_5X"', /Remove the quotes/],
    ["'5X00'", /Remove the quotes/],
    ['"5X00', /Remove the quotes/],
    ["“5X00”", /Remove the quotes/],
    ["sandbox_5X", /begin with SANDBOX_, in capitals/],
    ["Sandbox_5X", /begin with SANDBOX_/],
    ["SANDBOX5X", /begin with SANDBOX_/],
    ["SANDBOX-5X", /begin with SANDBOX_/],
    ["5X_SANDBOX_1", /begin with SANDBOX_/],
    ["SANDBOX_", /followed by nothing/],
    ["undefined", /environment variable/],
    ["null", /environment variable/],
    ["NaN", /environment variable/],
    ["None", /environment variable/],
    ["true", /environment variable/],
    ["[object Object]", /white space/],
    ["SANDBOX_undefined", /environment variable/],
    [`\${AMS_CLIENT_ID}`, /placeholder/],
    ["$AMS_CLIENT_ID", /placeholder/],
    ["%AMS_CLIENT_ID%", /placeholder/],
    ["{{clientId}}", /placeholder/],
    ["<id>", /placeholder/],
    ["CHANGE_ME", /placeholder/],
    ["changeme", /placeholder/],
    ["your-client-id", /placeholder/],
    ["SANDBOX_your_id", /placeholder/],
    ["TODO", /placeholder/],
    ["process.env.AMS_CLIENT_ID", /placeholder/],
    ["AMS_CLIENT_ID", /placeholder/],
    [".", /letters, digits/],
    ["-", /letters, digits/],
    [" 5X00", /white space/],
    ["5X\u200b00", /invisible character/],
    ["\ufeff5X00", /invisible character/],
    ["5X/../00", /only letters, digits/],
    ["5X,00", /only letters, digits/],
    ["ключ", /only letters, digits/],
    [der.privateKey.toString("base64"), /looks like a key/],
    [5, /must be a string/],
    [{}, /must be a string/],
  ])("%j", (clientId, says) => {
    const error = refusalOf({ clientId });
    expect(error).toMatchObject({ option: "clientId", code: "option_invalid" });
    expect(error.message).toMatch(says);
  });

  test.each([undefined, null, ""])("%j is missing", (clientId) =>
    expect(refusalOf({ clientId })).toMatchObject({ option: "clientId", code: "option_missing" }),
  );

  test.each([
    CLIENT_ID,
    "SANDBOX_5X00000000000000",
    "5X00",
    "T_111",
    "PROD_5Y",
    "a-b.c",
    "SANDBOX_sandbox",
    "nullable",
  ])("%s is a client id", (clientId) => {
    expect(() => createVaultingClient({ ...settings, region: "asia", clientId })).not.toThrow();
  });
});

describe("no message quotes a value, which could be a key", () => {
  const key = der.privateKey.toString("base64");
  const values = [key, `"${key}"`, `-----BEGIN PRIVATE KEY-----\n${key}`, key.slice(0, 200), `<${key}>`];
  const texts = ["clientId", "agentToken", "keyVersion", "region", "baseUrl"];
  test.each(texts.flatMap((option) => values.map((value) => ({ option, value }))))(
    "$option",
    ({ option, value }) => {
      const error = refusalOf({ ...(option === "baseUrl" && { region: undefined }), [option]: value });
      expect(error.option).toBe(option);
      expect(JSON.stringify(error) + error.stack).not.toContain(key.slice(8, 24));
    },
  );

  test("nor a name, in a map of keys or among the options", () => {
    for (const changes of [{ alipayPublicKey: { [key]: key } }, { [key]: true }, { retry: { [key]: 1 } }]) {
      const error = refusalOf(changes);
      expect(JSON.stringify(error) + error.stack).not.toContain(key.slice(8, 24));
    }
  });
});

describe("the other texts", () => {
  test.each([
    { changes: { keyVersion: '"1"' }, says: /Remove the quotes/ },
    { changes: { keyVersion: "null" }, says: /environment variable/ },
    { changes: { keyVersion: 1 }, says: /must be a string/ },
    { changes: { keyVersion: "1=2" }, says: /number such as 1/ },
    { changes: { agentToken: "undefined" }, says: /environment variable/ },
    { changes: { agentToken: "'TOKEN'" }, says: /Remove the quotes/ },
    { changes: { agentToken: "schlüssel" }, says: /printable ASCII/ },
    { changes: { agentToken: "a".repeat(129) }, says: /longer than 128 characters/ },
    { changes: { agentToken: ["TOKEN"] }, says: /must be a string/ },
    { changes: { region: '"asia"' }, says: /Remove the quotes/ },
    { changes: { region: "Asia" }, says: /Give one of north-america, asia/ },
    { changes: { region: ["asia"] }, says: /must be a string/ },
    { changes: { region: null }, option: "region", says: /Give one of/ },
    { changes: { region: undefined, baseUrl: `"${BASE_URL}"` }, says: /Remove the quotes/ },
    { changes: { region: undefined, baseUrl: `https://\${HOST}/x` }, says: /placeholder/ },
    { changes: { region: undefined, baseUrl: new URL(BASE_URL) }, says: /must be a string/ },
    { changes: { region: undefined, baseUrl: " https://gateway.test" }, says: /white space/ },
    ...["/v1", "/v1/", "/v1/vaults", "/v1/vaults/inquireVaulting", "/v1/vaults/inquireVaulting//"].map(
      (end) => ({
        changes: { region: undefined, baseUrl: BASE_URL + end },
        says: /before the path of an operation/,
      }),
    ),
    { changes: { region: undefined, baseUrl: "https://gateway.test/v1" }, says: /before the path/ },
  ])("$changes is refused", ({ changes, says }) => {
    const error = refusalOf(changes);
    expect(error.option).toBe(Object.keys(changes).at(-1));
    expect(error.message).toMatch(says);
  });

  test("an empty text counts as an option that is left out", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const client = createVaultingClient({
      ...settings,
      fetch,
      region: "asia",
      baseUrl: "",
      keyVersion: "",
      agentToken: "",
    } as unknown as VaultingClientOptions);
    await client.inquireVaulting(request).catch(() => {});
    expect(sent[0]?.url).toMatch(/^https:\/\/open-sea-global/);
    expect(sent[0]?.headers.get("signature")).toContain("keyVersion=1,");
    expect(sent[0]?.headers.has("agent-token")).toBe(false);
    const other = createVaultingClient({
      ...options,
      fetch,
      region: "" as Region,
    } as unknown as VaultingClientOptions);
    await expect(other.inquireVaulting(request)).resolves.toEqual(SUCCESS);
  });

  test.each(["/v10", "/av1", "/v1x", "/inquireVaulting-proxy"])("a base URL may end in %s", (end) => {
    expect(() => createVaultingClient({ ...settings, baseUrl: BASE_URL + end })).not.toThrow();
  });
});

describe("an option that does not exist is refused by name", () => {
  test.each([
    { changes: { timeout: 5 }, option: "timeout" },
    { changes: { clientID: CLIENT_ID }, option: "clientID" },
    { changes: { retries: 0 }, option: "retries" },
    { changes: { publicKey: "x" }, option: "publicKey" },
    { changes: { retry: 3 }, option: "retry" },
    { changes: { retry: false }, option: "retry" },
    { changes: { retry: "3" }, option: "retry" },
    { changes: { retry: [3] }, option: "retry" },
    { changes: { retry: { attempt: 3 } }, option: "retry.attempt" },
    { changes: { retry: { timeoutMs: 3 } }, option: "retry.timeoutMs" },
    { changes: { wait: 5_000 }, option: "wait" },
    { changes: { wait: { timeout: 5_000 } }, option: "wait.timeout" },
  ])("$changes", ({ changes, option }) => {
    expect(refusalOf(changes)).toMatchObject({ option, code: "option_invalid" });
  });

  const calls: { name: string; value: unknown; option: string }[] = [
    { name: "a number", value: 5_000, option: "options" },
    { name: "a signal itself", value: new AbortController().signal, option: "aborted" },
    { name: "a misspelt limit", value: { timeout: 5 }, option: "timeout" },
    { name: "a number of retries", value: { retry: 3 }, option: "retry" },
    { name: "a misspelt retry option", value: { retry: { attemps: 1 } }, option: "retry.attemps" },
  ];
  test.each([...calls, { name: "what only a wait has", value: { intervalMs: 1 }, option: "intervalMs" }])(
    "by a call: $name",
    async ({ value, option }) => {
      const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
      const { inquireVaulting } = createVaultingClient({ ...options, fetch });
      await expect(inquireVaulting(request, value as object)).rejects.toMatchObject({ option });
      expect(sent).toHaveLength(0);
    },
  );
  test.each([
    ...calls,
    { name: "what only a client has", value: { maxBodyBytes: 1 }, option: "maxBodyBytes" },
  ])("by a wait: $name", async ({ value, option }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const { inquireVaulting } = createVaultingClient({ ...options, fetch });
    await expect(inquireVaulting.untilFinal(request, value as object)).rejects.toMatchObject({ option });
    expect(sent).toHaveLength(0);
  });

  test("one that is undefined is left out, and null too", async () => {
    const { fetch } = fetchOf(() => signedResponse(SUCCESS));
    const odd = { old: undefined, retry: null, wait: null, onEvent: undefined };
    const client = createVaultingClient({ ...options, ...odd, fetch } as unknown as VaultingClientOptions);
    await expect(client.inquireVaulting(request, null as unknown as object)).resolves.toEqual(SUCCESS);
    await expect(client.inquireVaulting.untilFinal(request, undefined)).resolves.toEqual(SUCCESS);
  });
});

describe("plain http to another machine", () => {
  const http = { ...settings, baseUrl: "http://sandbox:4010" };
  const allow = { dangerouslyAllowHttpMockGateway: true };

  test("is refused, with the name of the option that allows it", () => {
    expect(() => createVaultingClient(http)).toThrow(/must be https.*dangerouslyAllowHttpMockGateway/);
    expect(() => createVaultingClient({ ...http, dangerouslyAllowHttpMockGateway: false })).toThrow(/https/);
  });

  test("is used when the option says that there is a mock gateway", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const client = createVaultingClient({ ...http, ...allow, fetch });
    await expect(client.inquireVaulting(request)).resolves.toEqual(SUCCESS);
    expect(sent[0]?.url).toBe("http://sandbox:4010/ams/sandbox/api/v1/vaults/inquireVaulting");
  });

  test("stays unused for links in a response", async () => {
    const { fetch } = fetchOf(() => signedResponse({ ...PROCESSING, normalUrl: "http://sandbox:4010/3ds" }));
    const outcome: unknown = await createVaultingClient({ ...http, ...allow, fetch })
      .inquireVaulting(request)
      .catch((error: unknown) => error);
    expect(outcome).not.toHaveProperty("normalUrl");
  });

  test.each([
    { name: "a production id, over http", changes: { clientId: "5X00" }, option: "dangerouslyAllow" },
    {
      name: "a production id, over https",
      changes: { clientId: "5X00", baseUrl: "https://gateway.test" },
      option: "dangerouslyAllow",
    },
    {
      name: "a production id, by region",
      changes: { clientId: "5X00", baseUrl: undefined, region: "asia" },
      option: "dangerouslyAllow",
    },
    {
      name: "a host of the gateway",
      changes: { baseUrl: "http://open-sea-global.alipay.com" },
      option: "baseUrl",
    },
    {
      name: "the same with a dot",
      changes: { baseUrl: "http://open-sea-global.alipay.com./" },
      option: "baseUrl",
    },
    {
      name: "a name below one",
      changes: { baseUrl: "http://x.open-sea-global.alipay.com" },
      option: "baseUrl",
    },
    { name: "another scheme", changes: { baseUrl: "ws://sandbox:4010" }, option: "baseUrl" },
    { name: "a text", changes: { dangerouslyAllowHttpMockGateway: "false" }, option: "dangerouslyAllow" },
    { name: "a number", changes: { dangerouslyAllowHttpMockGateway: 1 }, option: "dangerouslyAllow" },
  ])("is never allowed for $name", ({ changes, option }) => {
    expect(refusalOf({ region: undefined, ...http, ...allow, ...changes }).option).toContain(option);
  });
});
