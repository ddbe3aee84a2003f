import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Words } from "../types/site.ts";
import { root } from "./redocly.ts";

const repository = join(root, "../..");

/** The releases, newest first, before them what the next one brings. The packages share one version. */
export function readChanges(words: Words): string {
  const folder = join(repository, ".changeset");
  const pending = readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) =>
      readFileSync(join(folder, name), "utf8")
        .replace(/^---[\s\S]*?---\s*/, "")
        .trim(),
    );
  const file = join(repository, "packages/client/CHANGELOG.md");
  const released = existsSync(file) ? readFileSync(file, "utf8") : "";
  const releases = released
    .replace(/^# .*$/m, "")
    .replaceAll(
      /^## (\S+)$/gm,
      (_, version: string) => `## ${version} {#v${version.replaceAll(/[^a-z0-9]/g, "-")}}`,
    )
    .replaceAll(/^### (.+)$/gm, "**$1**");
  const next = pending.length > 0 ? `## ${words.unreleased} {#unreleased}\n\n${pending.join("\n\n")}` : "";
  return [next, releases.trim()].filter(Boolean).join("\n\n");
}
