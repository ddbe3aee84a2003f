import { readFileSync } from "node:fs";

/**
 * Ends the process with one sentence where Node is older than a package needs. It imports nothing else, so that an old
 * Node can run it.
 *
 * @param manifest the package.json whose `engines` count
 */
export function checkNode(manifest: URL): void {
  const { name, engines } = JSON.parse(readFileSync(manifest, "utf8"));
  const [oldest, ...parts] = /(\d+)\.(\d+)/.exec(engines.node) as RegExpExecArray;
  const [needed = 0, present = 0] = [parts, process.versions.node.split(".")].map(
    ([major, minor]) => Number(major) * 1000 + Number(minor),
  );
  if (present >= needed) return;
  const command = name.replace("@", "").replace("/", "-");
  console.error(
    `This is Node ${process.versions.node}; ${name} needs Node ${oldest} or newer: run \`npx -y -p node@24 -p ${name} ${command}\` ` +
      "(where npm's ignore-scripts is set, that runs the old Node: put npm_config_ignore_scripts=false before it).",
  );
  process.exit(1);
}
