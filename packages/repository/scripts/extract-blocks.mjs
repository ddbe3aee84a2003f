// Writes every block of the README files to .work: TypeScript to blocks, to be compiled, JavaScript to out as it is.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { asModule, readmeBlocks } from "./blocks.mjs";

const work = new URL("../.work/", import.meta.url);
rmSync(work, { recursive: true, force: true });
for (const folder of ["blocks/", "out/"]) mkdirSync(new URL(folder, work), { recursive: true });

for (const block of readmeBlocks()) {
  const folder = block.name.endsWith(".ts") ? "blocks/" : "out/";
  writeFileSync(new URL(folder + block.name, work), asModule(block));
}
