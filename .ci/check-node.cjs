// Stops with one sentence where Node is too old for the repository. An old Node has to parse it, and it runs before
// anything is installed.
const { config, engines } = require("../package.json");

const oldest = /\d+/.exec(engines.node)[0];
// In an install that runs before a script, pnpm's hook is named.
const named = /^(demo|example|test)$/.exec(process.env.npm_lifecycle_event || "");

if (parseInt(process.versions.node, 10) < Number(oldest)) {
  const command = `${config.run} pnpm ${named ? named[0] : "start"}`;
  console.error(
    `This is Node ${process.versions.node}; the repository needs Node ${oldest} or newer: run \`${command}\` (where npm's ` +
      "ignore-scripts is set, that runs the old Node: put npm_config_ignore_scripts=false before it).",
  );
  process.exit(1);
}
