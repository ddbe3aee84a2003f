// A client at module level: the build loads it, and there is no variable.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const lazy = readFileSync("lib/vaulting.ts", "utf8");
copyFileSync("lib/eager.ts", "lib/vaulting.ts");
const { status, stdout, stderr } = spawnSync("node_modules/.bin/next", ["build"], { encoding: "utf8" });
writeFileSync("lib/vaulting.ts", lazy);
if (status === 0) throw new Error("The build passed: the README need not warn of it any more.");
if (!`${stdout}${stderr}`.includes("clientId"))
  throw new Error(`It failed for another reason:\n${stdout}${stderr}`);
