// Bundles a program, with or without the option that makes Parcel read `exports`, and runs it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [, , name, expected, packageExports = "absent"] = process.argv;
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const options = packageExports === "absent" ? undefined : { packageExports: true };
writeFileSync("package.json", JSON.stringify({ ...manifest, "@parcel/resolver-default": options }, null, 2));
const parcel = ["build", `src/${name}.js`, "--target", "program", "--no-cache", "--no-source-maps"];
execFileSync("node_modules/.bin/parcel", parcel, { stdio: "inherit" });
const printed = execFileSync(process.execPath, [`dist/${name}.js`], { encoding: "utf8" }).trim();
if (printed !== expected) throw new Error(`It printed ${printed}, not ${expected}.`);
