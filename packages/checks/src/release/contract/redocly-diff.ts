import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { telemetryOff } from "@ams-vaulting/ci/telemetry";
import { parseDocument } from "yaml";
import { inTemporaryFolder } from "../../work/folder.ts";
import { root } from "../../work/packages.ts";
import { run } from "../../work/run.ts";

const require = createRequire(join(root, "spec/package.json"));
const redocly = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");

export interface Verdict {
  passes: boolean;
  /** Redocly's output: every change, how far it goes, and the version that it needs. */
  text: string;
}

/**
 * Whether, by `redocly diff --check-version`, a contract may be released as this version after that one. Changes that
 * break are allowed, `--fail-on=none`: the version has to show it (below 1.0 the minor one).
 */
export async function mayFollow(released: string, contract: string, version: string): Promise<Verdict> {
  return inTemporaryFolder(async (folder) => {
    const [base, revision] = [join(folder, "released.yaml"), join(folder, `version-${version}.yaml`)];
    await writeFile(base, released);
    await writeFile(revision, withVersion(contract, version));
    const args = ["diff", base, revision, "--check-version", "--fail-on=none"];
    const config = ["--config", join(root, "redocly.yaml")];
    const { code, output } = await run(process.execPath, [redocly, ...args, ...config], {
      cwd: folder,
      env: { ...telemetryOff, NO_COLOR: "1" },
    });
    const text = withoutBoxes(output);
    // An exit without a verdict (a file that cannot be read, rules that are off) is neither a pass nor a failure.
    if (/No diff rules are on/.test(text) || !/Diff passed|info\.version/.test(text))
      throw new Error(`redocly diff ended with ${code} and without a verdict:\n${text}`);
    return { passes: code === 0, text };
  });
}

/** The contract with another `info.version`; comments and layout stay. */
export function withVersion(contract: string, version: string): string {
  const document = parseDocument(contract);
  const range = (
    document.getIn(["info", "version"], true) as { range?: [number, number, number] } | undefined
  )?.range;
  if (!range) throw new Error("The contract has no info.version.");
  return contract.slice(0, range[0]) + version + contract.slice(range[1]);
}

export function versionOf(contract: string): string {
  return String(parseDocument(contract).getIn(["info", "version"]));
}

/** Redocly prints notices in a box. */
function withoutBoxes(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*[╔║╚]/.test(line))
    .join("\n")
    .trim();
}
