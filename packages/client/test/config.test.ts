import { expect, test } from "vitest";
import { servers } from "../src/generated/servers.ts";
import { createVaultingClient, isConfigurationError, type VaultingClientOptions } from "../src/index.ts";
import { fetchOf, ID, SUCCESS, signedResponse, options as withBaseUrl } from "./support/gateway.ts";

const { baseUrl: _, ...options } = withBaseUrl;

const wrong: { name: string; changes: Record<string, unknown>; option: string; says: RegExp }[] = [
  {
    name: "no client id",
    changes: { clientId: undefined },
    option: "clientId",
    says: /environment variable/,
  },
  {
    name: "a client id with a line break",
    changes: { clientId: "5X\n" },
    option: "clientId",
    says: /white space/,
  },
  {
    name: "neither region nor base URL",
    changes: { region: undefined },
    option: "region",
    says: /north-america, asia, europe/,
  },
  { name: "both", changes: { baseUrl: "https://gateway.test/x" }, option: "baseUrl", says: /not both/ },
  {
    name: "a region that does not exist",
    changes: { region: "mars" },
    option: "region",
    says: /not a region of the contract. Give one of north-america/,
  },
  {
    name: "a region that is a member of every object",
    changes: { region: "toString" },
    option: "region",
    says: /not a region of the contract/,
  },
  {
    name: "a region without this environment",
    changes: { clientId: "5X00", region: "local" },
    option: "region",
    says: /local has no production server/,
  },
  {
    name: "plain http",
    changes: { region: undefined, baseUrl: "http://gateway.test/ams" },
    option: "baseUrl",
    says: /https/,
  },
  {
    name: "http to a name that only begins like loopback",
    changes: { region: undefined, baseUrl: "http://localhost.evil.test/" },
    option: "baseUrl",
    says: /https/,
  },
  {
    name: "a base URL that is none",
    changes: { region: undefined, baseUrl: "gateway" },
    option: "baseUrl",
    says: /absolute URL/,
  },
  {
    name: "a base URL with credentials",
    changes: { region: undefined, baseUrl: "https://u:p@gateway.test/" },
    option: "baseUrl",
    says: /credentials/,
  },
  {
    name: "a base URL with a query",
    changes: { region: undefined, baseUrl: "https://gateway.test/?a" },
    option: "baseUrl",
    says: /query/,
  },
  { name: "a timeout of nothing", changes: { timeoutMs: 0 }, option: "timeoutMs", says: /above 0/ },
  {
    name: "a timeout that is no number",
    changes: { timeoutMs: Number.NaN },
    option: "timeoutMs",
    says: /above 0/,
  },
  {
    name: "a timeout beyond the longest timer",
    changes: { attemptTimeoutMs: 2 ** 31 },
    option: "attemptTimeoutMs",
    says: /longest timer/,
  },
  {
    name: "half an attempt",
    changes: { retry: { attempts: 1.5 } },
    option: "retry.attempts",
    says: /whole number of attempts/,
  },
  { name: "no attempt", changes: { retry: { attempts: 0 } }, option: "retry.attempts", says: /above 0/ },
  {
    name: "a key version with a comma",
    changes: { keyVersion: "1,2" },
    option: "keyVersion",
    says: /number such as 1/,
  },
  {
    name: "an agent token with a line break",
    changes: { agentToken: "a\r\nb" },
    option: "agentToken",
    says: /white space/,
  },
];

test.each(wrong)("$name is refused at once, by name", ({ changes, option, says }) => {
  const create = () =>
    createVaultingClient({ ...options, region: "asia", ...changes } as VaultingClientOptions);
  try {
    create();
    expect.unreachable();
  } catch (error) {
    expect(isConfigurationError(error) && error.option).toBe(option);
    expect(String(error)).toMatch(says);
  }
});

async function urlOf(changes: Partial<VaultingClientOptions>): Promise<string | undefined> {
  const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
  await createVaultingClient({ ...options, ...changes, fetch })
    .inquireVaulting({ vaultingRequestId: ID })
    .catch(() => {});
  return sent[0]?.url.replace("/v1/vaults/inquireVaulting", "");
}

const right: { name: string; changes: Partial<VaultingClientOptions>; url: string }[] = [
  ...Object.entries(servers).flatMap(([region, urls]) => [
    { name: `${region}, sandbox`, changes: { region: region as keyof typeof servers }, url: urls.sandbox },
    ...("production" in urls
      ? [
          {
            name: `${region}, production`,
            changes: { region: region as keyof typeof servers, clientId: "5X00" },
            url: urls.production,
          },
        ]
      : []),
  ]),
  {
    name: "a base URL with a path is taken as it is",
    changes: { baseUrl: "https://proxy.test/a/b/" },
    url: "https://proxy.test/a/b",
  },
  {
    name: "an origin gets the sandbox path",
    changes: { baseUrl: "http://127.0.0.1:4010" },
    url: "http://127.0.0.1:4010/ams/sandbox/api",
  },
  {
    name: "an origin gets the production path",
    changes: { baseUrl: "https://proxy.test/", clientId: "5X00" },
    url: "https://proxy.test/ams/api",
  },
  { name: "loopback by IPv6", changes: { baseUrl: "http://[::1]:1/x" }, url: "http://[::1]:1/x" },
];
test.each(right)("$name: $url", async ({ changes, url }) => expect(await urlOf(changes)).toBe(url));
