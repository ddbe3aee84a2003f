import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publicPackages, root } from "../../work/packages.ts";
import { mustRun } from "../../work/run.ts";
import type { Registry } from "./registry.ts";

/**
 * Publishes every public package to a registry on loopback, by the command that a release runs.
 * Provenance is off: only a workflow on GitHub can attest it.
 */
export async function publishAll(registry: Registry, folder: string): Promise<void> {
  const env = await loopbackOnly(registry.url, folder);
  await mustRun("pnpm", ["exec", "changeset", "publish", "--no-git-tag"], { cwd: root, env });
  const missing = publicPackages().filter(({ manifest }) => !registry.published.has(manifest.name));
  if (missing.length > 0)
    throw new Error(`Not published: ${missing.map(({ manifest }) => manifest.name).join(", ")}.`);
}

/**
 * An environment in which npm and pnpm know no registry but one on loopback, and no token but an invented one.
 * @throws when one of them would still talk to another registry
 */
export async function loopbackOnly(url: string, folder: string): Promise<Record<string, string>> {
  if (!url.startsWith("http://127.0.0.1:")) throw new Error(`${url} is not on loopback.`);
  const userconfig = join(folder, "npmrc");
  await writeFile(userconfig, `registry=${url}\n${url.replace("http:", "")}:_authToken=loopback\n`);
  // changesets and npm read the npm_ variables, pnpm its own.
  const env = Object.fromEntries(
    ["npm_config_", "pnpm_config_"].flatMap((prefix) => [
      [`${prefix}registry`, url],
      [`${prefix}userconfig`, userconfig],
      [`${prefix}provenance`, "false"],
      [`${prefix}cache`, join(folder, "cache")],
      [`${prefix}cache_dir`, join(folder, "cache")],
    ]),
  );
  const scopes = new Set(
    publicPackages().flatMap(({ manifest: { name } }) => (name.startsWith("@") ? [name.split("/")[0]] : [])),
  );
  for (const tool of ["npm", "pnpm"]) {
    for (const key of ["registry", ...[...scopes].map((scope) => `${scope}:registry`)]) {
      const { stdout } = await mustRun(tool, ["config", "get", key], { cwd: root, env });
      const printed = stdout.trim();
      if (printed !== url && (key === "registry" || printed !== "undefined"))
        throw new Error(`${tool} would publish to ${printed || "nowhere"} (${key}), not to ${url}.`);
    }
  }
  return env;
}
