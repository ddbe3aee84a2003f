import { environmentVariables } from "@ams-vaulting/client/protocol";

/** A setting of the client, and the names that people give it. */
export interface SettingName {
  /** The flag, without its value. */
  readonly flag?: string;
  /** The environment variable, also in `.env`. */
  readonly variable: string;
  /** The variable that holds the path of a file with the value. */
  readonly fileVariable?: string;
  readonly meaning: string;
}

/** Every setting. Keys have no flag for their value: other users see the arguments of a process, and shells keep them. */
export const settingNames = {
  clientId: {
    flag: "--client-id",
    variable: environmentVariables.clientId,
    meaning: "the client id of the dashboard",
  },
  privateKey: {
    flag: "--private-key-file",
    variable: environmentVariables.privateKey,
    fileVariable: `${environmentVariables.privateKey}_FILE`,
    meaning: "your private key",
  },
  alipayPublicKey: {
    flag: "--alipay-public-key-file",
    variable: environmentVariables.alipayPublicKey,
    fileVariable: `${environmentVariables.alipayPublicKey}_FILE`,
    meaning: "the gateway's public key",
  },
  region: { flag: "--region", variable: environmentVariables.region, meaning: "the region of the gateway" },
  baseUrl: {
    flag: "--base-url",
    variable: environmentVariables.baseUrl,
    meaning: "the gateway's URL, in place of a region",
  },
  dangerouslyAllowHttpMockGateway: {
    variable: environmentVariables.dangerouslyAllowHttpMockGateway,
    meaning: "the permission to use a mock gateway over plain http",
  },
  keyVersion: {
    flag: "--key-version",
    variable: environmentVariables.keyVersion,
    meaning: "the version of your key",
  },
  agentToken: { variable: environmentVariables.agentToken, meaning: "the token of a service provider" },
} as const satisfies Record<string, SettingName>;

export type SettingKey = keyof typeof settingNames;

/** A value, and where it was found. */
export interface Setting {
  readonly value: string;
  /** For people: `--client-id`, `AMS_CLIENT_ID in .env`. */
  readonly from: string;
  /** The file that holds the value, where it is a file of its own. */
  readonly file?: string;
}

export type Settings = { readonly [Key in SettingKey]?: Setting } & {
  /** The `.env` file that was read. */
  readonly dotenv?: string | undefined;
};
