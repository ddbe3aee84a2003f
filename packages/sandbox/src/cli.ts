import { readFileSync } from "node:fs";
import { createSandboxCommand } from "./command.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

await createSandboxCommand("ams-vaulting-sandbox").version(version, "-v, --version").parseAsync();
