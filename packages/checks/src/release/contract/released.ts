import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../work/packages.ts";

/** The contract as edited, and as the last release had it: a copy that `pnpm version` writes. None before the first. */
export const contractFile = join(root, "spec/openapi.yaml");
export const releasedFile = join(root, "spec/released/openapi.yaml");

export const readContract = () => readFileSync(contractFile, "utf8");
export const readReleased = () => (existsSync(releasedFile) ? readFileSync(releasedFile, "utf8") : undefined);
