import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WriteAsset } from "../types/site.ts";

/** Writes files whose names change with their content, so that a host may cache them for ever. */
export function hashedAssets(out: string): WriteAsset {
  mkdirSync(join(out, "assets"));
  return (name, content) => {
    const [stem, extension] = name.split(".");
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
    const url = `assets/${stem}-${hash}.${extension}`;
    writeFileSync(join(out, url), content);
    return url;
  };
}
