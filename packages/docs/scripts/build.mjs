import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeSite } from "./make-site.mjs";
import { root } from "./redocly.mjs";

const { values } = parseArgs({ options: { spec: { type: "string" }, out: { type: "string" } } });
const spec = resolve(values.spec ?? join(root, "../../spec/openapi.yaml"));
const out = resolve(values.out ?? join(root, "dist"));

if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, "openapi.json"))) {
  throw new Error(`${out} holds something else than a site of this build. It would be deleted.`);
}
const work = mkdtempSync(join(tmpdir(), "docs-"));
try {
  makeSite(spec, work, join(work, "site"));
  rmSync(out, { recursive: true, force: true });
  cpSync(join(work, "site"), out, { recursive: true });
} finally {
  rmSync(work, { recursive: true, force: true });
}
