import { readFileSync } from "node:fs";
import { readmeFiles, root } from "./readme-files.mjs";

/** The code blocks of README files in TypeScript and JavaScript, in order. */
export function readmeBlocks(files = readmeFiles()) {
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, root), "utf8");
    const blocks = [...text.matchAll(/^```(ts|js)\n([\s\S]*?)^```$/gm)];
    return blocks.map(([, language, code = ""], index) => ({
      file,
      code,
      name: `${file.replaceAll("/", "-").replace(/\.md$/, "")}-${index + 1}.${kindOf(code)}.${language}`,
    }));
  });
}

/** Tests and programs are run. What belongs in a page is compiled alone; packages/msw runs the like of it in a browser. */
export function kindOf(code) {
  if (code.includes('from "msw/browser"')) return "page";
  return code.includes('from "vitest"') ? "test" : "run";
}

/** A block as a module: it may be a fragment that only awaits, and without an export it would be none. */
export function asModule({ file, code }) {
  return `// A block of ${file}\n${code}\nexport {};\n`;
}
