import { servers } from "@ams-vaulting/client/protocol";
import { type Command, Option } from "commander";
import { UsageError } from "../failure.ts";

/** The flags of every command that calls the gateway. */
export interface SettingFlags {
  clientId?: string;
  privateKeyFile?: string;
  alipayPublicKeyFile?: string;
  region?: string;
  baseUrl?: string;
  keyVersion?: string;
  /** A path; `false` for none. */
  dotenv?: string | false;
}

export function addSettingFlags(command: Command): Command {
  return (
    command
      .option("--client-id <id>", "the client id; SANDBOX_… selects the sandbox [AMS_CLIENT_ID]")
      .option(
        "--private-key-file <path>",
        "your private key: PEM or base64 [AMS_PRIVATE_KEY or AMS_PRIVATE_KEY_FILE]",
      )
      .option("--alipay-public-key-file <path>", "the gateway's public key [AMS_ALIPAY_PUBLIC_KEY or …_FILE]")
      .option("--region <name>", `${Object.keys(servers).join(", ")} [AMS_REGION]`)
      .option("--base-url <url>", "the gateway's URL, in place of a region [AMS_BASE_URL]")
      .option("--key-version <version>", "the version of your key, 1 if left out [AMS_KEY_VERSION]")
      // Not --env-file: Node takes that for an option of its own, wherever it is.
      .option("--dotenv <path>", "read settings from this file; .env here if left out")
      .option("--no-dotenv", "read no .env file")
      .addOption(refused("--private-key <key>"))
      .addOption(refused("--alipay-public-key <key>"))
  );
}

/** A flag that is there to be refused with a reason. */
function refused(flag: string): Option {
  const [name = ""] = flag.split(" ");
  return new Option(flag).hideHelp().argParser(() => {
    throw new UsageError(
      `${name} does not exist: other users see the arguments of a process, and shells keep them. Use ${name}-file, or the environment.`,
    );
  });
}
