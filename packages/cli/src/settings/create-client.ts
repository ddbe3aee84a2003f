import {
  type ClientSettings,
  type ConfigurationError,
  createVaultingClient,
  isConfigurationError,
  type VaultingClient,
  type VaultingClientOptions,
} from "@ams-vaulting/client";
import { UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { findKey } from "../secrets/key-material.ts";
import { type SettingKey, type SettingName, type Settings, settingNames } from "./table.ts";

/** Makes a client of the settings. @throws {UsageError} in the names that the user knows */
export function createClient(
  settings: Settings,
  io: Io,
  options: Partial<ClientSettings> = {},
): VaultingClient {
  for (const [key, setting] of Object.entries(withoutKeySettings(settings)))
    if (typeof setting === "object" && findKey(setting.value) >= 0)
      throw new UsageError(
        `${setting.from}: It holds a key. Give ${settingNames[key as SettingKey].meaning}.`,
        "configuration",
      );
  try {
    return createVaultingClient({ ...clientOptions(settings), ...io.world, ...options });
  } catch (error) {
    if (isConfigurationError(error)) throw explainConfiguration(error, settings);
    throw error;
  }
}

/** What is sent as it is, or printed. */
function withoutKeySettings({ privateKey: _, alipayPublicKey: __, dotenv: ___, ...settings }: Settings) {
  return settings;
}

/** As they were found: the client checks the region, and that there is one place. */
function clientOptions(settings: Settings): VaultingClientOptions {
  return {
    clientId: settings.clientId?.value,
    privateKey: settings.privateKey?.value,
    alipayPublicKey: settings.alipayPublicKey?.value,
    region: settings.region?.value,
    baseUrl: settings.baseUrl?.value,
    dangerouslyAllowHttpMockGateway: isHttpAllowed(settings),
    keyVersion: settings.keyVersion?.value,
    agentToken: settings.agentToken?.value,
  } as VaultingClientOptions;
}

/** Whether a mock gateway may be used over plain http. @throws {UsageError} for a value that is neither yes nor no */
export function isHttpAllowed({ dangerouslyAllowHttpMockGateway: setting }: Settings): boolean {
  if (setting === undefined || setting.value === "0") return false;
  if (setting.value === "1") return true;
  throw new UsageError(`${setting.from}: It must be 1 or 0.`, "configuration");
}

/** An error of the client about an option, said in the names of flags and variables. */
export function explainConfiguration(error: ConfigurationError, settings: Settings): UsageError {
  const { option } = error;
  if (!isSettingKey(option)) return new UsageError(error.message, "configuration");
  const name: SettingName = settingNames[option];
  const { dangerouslyAllowHttpMockGateway: permission } = settingNames;
  const reason = error.message
    .slice(option.length + 2)
    .replace("dangerouslyAllowHttpMockGateway", permission.variable);
  const setting = settings[option];
  const message = setting
    ? `${setting.from}: ${reason}`
    : `${capital(name.meaning)} is missing. Give ${name.flag ? `${name.flag} or ` : ""}${name.variable}, in the environment or in a .env file.`;
  const hint = option === "region" && !setting ? ` ${reason}` : "";
  return new UsageError(message + hint, "configuration");
}

function isSettingKey(option: string): option is SettingKey {
  return Object.hasOwn(settingNames, option);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
