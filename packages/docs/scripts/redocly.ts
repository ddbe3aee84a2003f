import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { telemetryOff } from "@ams-vaulting/ci/telemetry";
import { parse } from "yaml";

/** The folder of this package. */
export const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);
const redoclyCli = dirname(require.resolve("@redocly/cli/package.json"));

/** The script that the pages of this version of the CLI load from Redocly's CDN. */
export const redocBundle = join(redoclyCli, "lib/chunks/redoc.standalone.js");

/** Runs the Redocly CLI. What it says is shown only when it fails. */
export function redocly(command: string, ...args: string[]): Promise<void> {
  const cli = join(redoclyCli, "bin/cli.js");
  const env = { ...process.env, ...telemetryOff };
  const lint = ["--lint-config", "error"];
  return new Promise<void>((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, command, ...args, ...lint],
      { cwd: root, env },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`redocly ${command} exited with ${error.code}:\n${stderr}${stdout}`));
        else resolve();
      },
    );
  });
}

/** What of redocly.yaml the build changes. */
interface Config {
  plugins: string[];
  decorators: Record<string, { locale: string }>;
  openapi: { downloadUrls: { url: string }[] };
}

/** Writes this package's configuration for one language. */
export function writeConfig(file: string, locale: string): string {
  const config: Config = parse(readFileSync(join(root, "redocly.yaml"), "utf8"));
  config.plugins = config.plugins.map((plugin) => join(root, plugin));
  for (const options of Object.values(config.decorators)) options.locale = locale;
  // The English contract is the contract itself, at the root.
  const folder = locale === "en" ? "../../" : "../";
  for (const download of config.openapi.downloadUrls) download.url = download.url.replace("{folder}", folder);
  writeFileSync(file, JSON.stringify(config));
  return file;
}
