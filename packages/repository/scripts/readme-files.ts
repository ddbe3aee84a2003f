import { existsSync, readdirSync } from "node:fs";

export const root = new URL("../../../", import.meta.url);

/** The README files of the repository, by their path from its root. */
export function readmeFiles(): string[] {
  const packages = readdirSync(new URL("packages/", root)).map((name) => `packages/${name}`);
  return [".", "spec", ...packages]
    .map((folder) => (folder === "." ? "README.md" : `${folder}/README.md`))
    .filter((file) => existsSync(new URL(file, root)));
}
