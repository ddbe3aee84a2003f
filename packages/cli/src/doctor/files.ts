import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Io } from "../io.ts";
import { type Settings, settingNames } from "../settings/table.ts";
import { type Check, note, ok, warning } from "./check.ts";

/** Whether settings come from a `.env` file, and whether others can read the files with secrets. */
export async function checkFiles(
  settings: Settings,
  named: string | false | undefined,
  io: Io,
): Promise<Check[]> {
  const { dotenv, privateKey } = settings;
  const found = dotenv
    ? ok(".env", `Settings are read from ${dotenv}; the environment and flags go before it.`)
    : note(
        ".env",
        named === false
          ? "No .env file is read."
          : "There is no .env file in this folder; settings come from the environment and flags only.",
      );
  // A .env file without secrets may be read by anybody.
  const dotenvHasKey =
    dotenv !== undefined &&
    privateKey?.from.startsWith(settingNames.privateKey.variable) &&
    privateKey.file === undefined &&
    privateKey.from.endsWith(dotenv);
  const secrets = [...(dotenvHasKey ? [dotenv] : []), ...(privateKey?.file ? [privateKey.file] : [])];
  const open = await Promise.all(secrets.map((path) => checkMode(path, io)));
  return [found, ...open.filter((check) => check !== undefined)];
}

async function checkMode(path: string, io: Io): Promise<Check | undefined> {
  if (process.platform === "win32") return undefined;
  const { mode } = await stat(resolve(io.cwd, path));
  const shown = (mode & 0o777).toString(8).padStart(3, "0");
  if ((mode & 0o077) === 0) return ok("permissions", `Only you can read ${path} (mode ${shown}).`);
  return warning(
    "permissions",
    `Other users can read ${path}, which holds the private key (mode ${shown}).`,
    `chmod 600 ${path}`,
  );
}
