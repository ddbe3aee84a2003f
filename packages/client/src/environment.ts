import { ConfigurationError, invalidOption, missingOption } from "./errors/configuration-error.ts";
import type { VaultingClientOptions } from "./options.ts";

/** The environment variable of each option that has one. The `ams-vaulting` command reads the same. */
export const environmentVariables = {
  clientId: "AMS_CLIENT_ID",
  privateKey: "AMS_PRIVATE_KEY",
  alipayPublicKey: "AMS_ALIPAY_PUBLIC_KEY",
  region: "AMS_REGION",
  baseUrl: "AMS_BASE_URL",
  dangerouslyAllowHttpMockGateway: "AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY",
  keyVersion: "AMS_KEY_VERSION",
  agentToken: "AMS_AGENT_TOKEN",
} as const;

type Option = keyof typeof environmentVariables;

/** Environment variables by name. Others may be among them, and are not read. */
export type Environment = {
  readonly [Key in Option as (typeof environmentVariables)[Key]]?: string | undefined;
};

/**
 * Reads the options of a client from environment variables: `AMS_CLIENT_ID`, `AMS_PRIVATE_KEY`, `AMS_ALIPAY_PUBLIC_KEY`,
 * and `AMS_REGION` or `AMS_BASE_URL`; where they are set, `AMS_KEY_VERSION`, `AMS_AGENT_TOKEN`, and
 * `AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY` (1 or 0). No other variable is read. An empty one counts as absent.
 *
 * @param env default `process.env`, where the runtime has it
 * @throws {ConfigurationError} that names every variable that is missing, and never a value; in a browser always, because a
 * private key does not belong there
 */
export function optionsFromEnv(
  env: Environment = (globalThis as { process?: { env?: Environment } }).process?.env ?? {},
): VaultingClientOptions {
  return readEnvironment(env, globalThis);
}

/** The same for a global scope. */
export function readEnvironment(env: Environment, scope: object): VaultingClientOptions {
  if ("document" in scope || "importScripts" in scope)
    throw new ConfigurationError(
      "option_invalid",
      "privateKey",
      "This is a browser, where everybody can read a private key. Create the client on a server.",
    );
  const read = (option: Option): string | undefined => env[environmentVariables[option]] || undefined;
  const place = { region: read("region"), baseUrl: read("baseUrl") };
  const required = {
    clientId: read("clientId"),
    privateKey: read("privateKey"),
    alipayPublicKey: read("alipayPublicKey"),
  };
  const missing = (Object.keys(required) as (keyof typeof required)[]).filter((option) => !required[option]);
  const names: string[] = missing.map((option) => environmentVariables[option]);
  if (!place.region && !place.baseUrl)
    names.push(`${environmentVariables.region} or ${environmentVariables.baseUrl}`);
  if (names.length > 0)
    throw missingOption(missing[0] ?? "region", `Set ${names.join(", ")}.${hintAt(missing, env)}`);
  return {
    ...required,
    ...place,
    keyVersion: read("keyVersion"),
    agentToken: read("agentToken"),
    dangerouslyAllowHttpMockGateway: readPermission(read("dangerouslyAllowHttpMockGateway")),
    // That there is exactly one place is checked with the other options.
  } as VaultingClientOptions;
}

/** The command reads files; this package has no file system. */
function hintAt(missing: readonly Option[], env: { readonly [name: string]: string | undefined }): string {
  const files = missing.filter((option) => env[`${environmentVariables[option]}_FILE`]);
  return files
    .map((option) => ` For ${environmentVariables[option]}_FILE, read the file and give it as ${option}.`)
    .join("");
}

function readPermission(value: string | undefined): boolean | undefined {
  if (value === undefined || value === "0") return undefined;
  if (value === "1") return true;
  const option = "dangerouslyAllowHttpMockGateway";
  throw invalidOption(option, `${environmentVariables[option]} must be 1 or 0.`);
}
