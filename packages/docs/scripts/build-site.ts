import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makeSite } from "./make-site.ts";
import { root } from "./redocly.ts";

/** Where the description is, and where its site goes. */
export interface SiteOptions {
  spec: string;
  out: string;
}

export const defaults: SiteOptions = { spec: join(root, "../../spec/openapi.yaml"), out: join(root, "dist") };

/** Builds a site beside its place and puts it there when it is complete. The guides belong to the own contract alone. */
export async function buildSite(options: SiteOptions): Promise<void> {
  const spec = resolve(options.spec);
  const out = resolve(options.out);
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, "openapi.json"))) {
    throw new Error(`${out} holds something else than a site of this build. It would be deleted.`);
  }
  const work = mkdtempSync(join(tmpdir(), "docs-"));
  try {
    await makeSite({ spec, work, site: join(work, "site"), withGuides: spec === defaults.spec });
    rmSync(out, { recursive: true, force: true });
    cpSync(join(work, "site"), out, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
