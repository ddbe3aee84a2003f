import { readFileSync } from "node:fs";

/**
 * Stops with one sentence where Node is older than a package needs. An old Node has to parse this file.
 *
 * @param {URL} manifest the package.json whose `engines` count
 */
export function checkNode(manifest) {
  const { name, engines } = JSON.parse(readFileSync(manifest, "utf8"));
  const [oldest, ...parts] = /(\d+)\.(\d+)/.exec(engines.node);
  const [needed, present] = [parts, process.versions.node.split(".")].map(
    ([major, minor]) => Number(major) * 1000 + Number(minor),
  );
  if (present >= needed) return;
  console.error(
    `This is Node ${process.versions.node}; ${name} needs Node ${oldest} or newer: run \`npx -y -p node@24 -p ${name} ` +
      `${name.replace("/", "-").replace("@", "")}\` (where npm's ignore-scripts is set, that runs the old Node: put ` +
      "npm_config_ignore_scripts=false before it).",
  );
  process.exit(1);
}
