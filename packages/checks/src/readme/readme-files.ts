import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, workspacePackages } from "../work/packages.ts";

/** The README files of the repository, by their path from its root. */
export function readmeFiles(): string[] {
  return [".", ...workspacePackages().map(({ path }) => path)]
    .map((folder) => join(folder, "README.md"))
    .filter((file) => existsSync(join(root, file)));
}
