import { execFileSync } from "node:child_process";

const printed = execFileSync(process.execPath, ["dist/main.js"], { encoding: "utf8" }).trim();
if (printed !== "SUCCESS") throw new Error(`It printed ${printed}.`);
