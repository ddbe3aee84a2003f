import { brand, VaultingError } from "./vaulting-error.ts";

export type ConfigurationErrorCode = "option_missing" | "option_invalid" | "key_invalid" | "key_unavailable";

/** The client was set up wrongly: an option or a key. */
export class ConfigurationError extends VaultingError {
  override readonly family = "configuration";
  readonly code: ConfigurationErrorCode;
  /** The option that is wrong. */
  readonly option: string;

  constructor(code: ConfigurationErrorCode, option: string, message: string, options?: ErrorOptions) {
    super(`${option}: ${message}`, {}, options);
    this.code = code;
    this.option = option;
  }
}
brand(ConfigurationError.prototype, "configuration", "ConfigurationError");

/** An option is missing. */
export function missingOption(option: string, message: string): ConfigurationError {
  return new ConfigurationError("option_missing", option, message);
}

/** An option is there, and wrong. */
export function invalidOption(option: string, message: string): ConfigurationError {
  return new ConfigurationError("option_invalid", option, message);
}
