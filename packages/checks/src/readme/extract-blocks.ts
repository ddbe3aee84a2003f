// Writes every block of the README files, and every file of the guides, to .work: TypeScript to blocks, to be compiled,
// JavaScript to out as it is.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { asModule, guideBlocks, readmeBlocks } from "./blocks.ts";

const work = new URL("../../.work/readme/", import.meta.url);
rmSync(work, { recursive: true, force: true });
for (const folder of ["blocks/", "out/"]) mkdirSync(new URL(folder, work), { recursive: true });

for (const block of [...readmeBlocks(), ...guideBlocks()]) {
  const folder = block.name.endsWith(".ts") ? "blocks/" : "out/";
  writeFileSync(new URL(folder + block.name, work), asModule(block));
}
