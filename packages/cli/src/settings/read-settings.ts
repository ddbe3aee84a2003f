import { resolve } from "node:path";
import { systemCode, UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { readDotenv } from "./dotenv.ts";
import type { SettingFlags } from "./flags.ts";
import { readText } from "./read-text.ts";
import { type Setting, type SettingKey, type SettingName, type Settings, settingNames } from "./table.ts";

/** Where settings are looked for. The first source that sets a setting is used, the others are ignored. */
interface Source {
  /** In words, after a variable's name. */
  where: string;
  values: { readonly [name: string]: string | undefined };
}

/** Reads the settings: flags before the environment before `.env`. */
export async function readSettings(flags: SettingFlags, io: Io): Promise<Settings> {
  const dotenv = await readDotenv(flags.dotenv, io);
  const sources: Source[] = [{ where: "", values: io.env }];
  if (dotenv) sources.push({ where: ` in ${dotenv.path}`, values: dotenv.values });
  const read = (key: SettingKey) => readSetting(settingNames[key], sources, io);
  const fromFlags = await readFlags(flags, io);
  // A flag for the gateway's place overrules both variables.
  const placed = fromFlags.region !== undefined || fromFlags.baseUrl !== undefined;
  const place = placed ? {} : await readPlace(sources);
  const found: { [Key in SettingKey]?: Setting } = { ...fromFlags, ...place };
  for (const key of [
    "clientId",
    "privateKey",
    "alipayPublicKey",
    "dangerouslyAllowHttpMockGateway",
    "keyVersion",
    "agentToken",
  ] as const) {
    const setting = found[key] ?? (await read(key));
    if (setting) found[key] = setting;
  }
  return { ...found, dotenv: dotenv?.path };
}

async function readFlags(flags: SettingFlags, io: Io): Promise<{ [Key in SettingKey]?: Setting }> {
  const found: { [Key in SettingKey]?: Setting } = {};
  for (const key of ["clientId", "region", "baseUrl", "keyVersion"] as const) {
    const value = flags[key];
    if (value !== undefined) found[key] = { value, from: settingNames[key].flag };
  }
  for (const key of ["privateKey", "alipayPublicKey"] as const) {
    const path = flags[`${key}File`];
    if (path !== undefined) found[key] = await readKeyFile(path, settingNames[key].flag, io);
  }
  return found;
}

/** A region or a base URL, whichever the first source sets. */
async function readPlace(sources: readonly Source[]): Promise<{ region?: Setting; baseUrl?: Setting }> {
  for (const { where, values } of sources) {
    const place: { region?: Setting; baseUrl?: Setting } = {};
    for (const key of ["region", "baseUrl"] as const) {
      const { variable } = settingNames[key];
      const value = values[variable];
      if (value) place[key] = { value, from: variable + where };
    }
    if (place.region ?? place.baseUrl) return place;
  }
  return {};
}

async function readSetting(
  { variable, fileVariable }: SettingName,
  sources: readonly Source[],
  io: Io,
): Promise<Setting | undefined> {
  for (const { where, values } of sources) {
    const value = values[variable];
    const path = fileVariable && values[fileVariable];
    if (value && path)
      throw new UsageError(
        `${variable} and ${fileVariable} are both set${where}. Keep one.`,
        "configuration",
      );
    if (value) return { value, from: variable + where };
    if (path) return readKeyFile(path, fileVariable + where, io);
  }
  return undefined;
}

async function readKeyFile(path: string, from: string, io: Io): Promise<Setting> {
  const file = resolve(io.cwd, path);
  try {
    return { value: await readText(file, `The file of ${from}`), from, file };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // The path is not shown: it could be a key that was given in place of a path.
    throw new UsageError(
      `${from} names a file that cannot be read (${systemCode(error)}). Give the path of a file, not a key.`,
      "configuration",
    );
  }
}
