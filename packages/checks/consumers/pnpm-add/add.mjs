// Adds packages. `--refuse-builds` refuses the install script of msw 2: pnpm 12 needs a setting either way.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const [, , ...words] = process.argv;
const tarballs = JSON.parse(process.env.TARBALLS);
const overrides = Object.fromEntries(Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]));
const isRefused = words.includes("--refuse-builds");
const settings = { overrides, ...(isRefused && { allowBuilds: { msw: false } }) };
writeFileSync("pnpm-workspace.yaml", JSON.stringify(settings, null, 2)); // JSON is YAML
const packages = words
  .filter((word) => !word.startsWith("--"))
  .map((name) => (tarballs[name] ? `file:${tarballs[name]}` : name));
execFileSync("pnpm", ["add", "--reporter=append-only", ...packages], { stdio: "inherit" });
