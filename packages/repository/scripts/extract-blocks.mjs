// Writes every TypeScript block of the README files, and of the guides of the docs, to .work/blocks, one file each, so that
// it is compiled and run.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readmeFiles, root } from "./readme-files.mjs";

const work = new URL("../.work/", import.meta.url);
rmSync(work, { recursive: true, force: true });
mkdirSync(new URL("blocks/", work), { recursive: true });

const kindOf = (code) => (code.includes('from "vitest"') ? "test" : "run");

for (const file of readmeFiles()) {
  const text = readFileSync(new URL(file, root), "utf8");
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  for (const [index, code] of blocks.entries()) {
    const name = `${file.replaceAll("/", "-").replace(/\.md$/, "")}-${index + 1}.${kindOf(code)}.ts`;
    // A block may be a fragment that only awaits: without an export it would not be a module.
    writeFileSync(new URL(`blocks/${name}`, work), `// Block ${index + 1} of ${file}\n${code}\nexport {};\n`);
  }
}

// The guides take theirs from files, which are the same in every language.
const guides = new URL("packages/docs/guides/code/", root);
for (const file of readdirSync(guides)) {
  const code = readFileSync(new URL(file, guides), "utf8");
  const name = `docs-${file.replace(/\.ts$/, "")}.${kindOf(code)}.ts`;
  writeFileSync(new URL(`blocks/${name}`, work), `// ${file} of the guides\n${code}\nexport {};\n`);
}
