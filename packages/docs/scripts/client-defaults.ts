import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./redocly.ts";

/**
 * The defaults of the client by name, as `client.timeoutMs` and `wait.timeoutMs`; times are in seconds. They are read from
 * the tables of the client's README, which its tests compare with the code.
 */
export function clientDefaults(): Record<string, string> {
  const readme = readFileSync(join(root, "../client/README.md"), "utf8");
  const [before = "", after = ""] = readme.split("## Errors");
  return { ...rows(before, "wait"), ...rows(after, "client") };
}

const rows = (text: string, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^\| `([\w.]+)`\s+\| (\d+)\s+\|/gm)].map(([, name = "", value = ""]) => [
      `${prefix}.${name}`,
      name.endsWith("Ms") ? String(Number(value) / 1000) : value,
    ]),
  );
