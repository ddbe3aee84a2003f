// Writes every TypeScript block of the README files to .work/blocks, one file each, so that it is compiled and run.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readmeFiles, root } from "./readme-files.mjs";

const work = new URL("../.work/", import.meta.url);
rmSync(work, { recursive: true, force: true });
mkdirSync(new URL("blocks/", work), { recursive: true });

for (const file of readmeFiles()) {
  const text = readFileSync(new URL(file, root), "utf8");
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  for (const [index, code] of blocks.entries()) {
    // What belongs in a page is compiled; packages/msw runs the like of it in a browser.
    const place = code.includes('from "msw/browser"') ? "page" : "run";
    const kind = code.includes('from "vitest"') ? "test" : place;
    const name = `${file.replaceAll("/", "-").replace(/\.md$/, "")}-${index + 1}.${kind}.ts`;
    // A block may be a fragment that only awaits: without an export it would not be a module.
    writeFileSync(new URL(`blocks/${name}`, work), `// Block ${index + 1} of ${file}\n${code}\nexport {};\n`);
  }
}
