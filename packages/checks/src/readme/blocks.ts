import { readdirSync, readFileSync } from "node:fs";
import { rootUrl } from "../work/packages.ts";
import { readmeFiles } from "./readme-files.ts";

export interface Block {
  /** The README, by its path from the root of the repository. */
  file: string;
  code: string;
  /** A file name: the README's, the block's number in it, what becomes of it, and the language. */
  name: string;
}

/** The code blocks of README files in TypeScript and JavaScript, in order. */
export function readmeBlocks(files: readonly string[] = readmeFiles()): Block[] {
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, rootUrl), "utf8");
    const blocks = [...text.matchAll(/^```(ts|js)\n([\s\S]*?)^```$/gm)];
    return blocks.map(([, language, code = ""], index) => ({
      file,
      code,
      name: `${file.replaceAll("/", "-").replace(/\.md$/, "")}-${index + 1}.${kindOf(code)}.${language}`,
    }));
  });
}

/** The code of the docs' guides. They take it from files, which are the same in every language. */
export function guideBlocks(): Block[] {
  const folder = "packages/docs/guides/code/";
  return readdirSync(new URL(folder, rootUrl)).map((name) => {
    const code = readFileSync(new URL(folder + name, rootUrl), "utf8");
    return { file: folder + name, code, name: `docs-${name.replace(/\.ts$/, "")}.${kindOf(code)}.ts` };
  });
}

/** Tests and programs are run. What belongs in a page is compiled alone; packages/msw runs the like of it in a browser. */
export function kindOf(code: string): "page" | "test" | "run" {
  if (code.includes('from "msw/browser"')) return "page";
  return code.includes('from "vitest"') ? "test" : "run";
}

/** A block as a module: it may be a fragment that only awaits, and without an export it would be a script. */
export function asModule({ file, code }: Block): string {
  return `// From ${file}\n${code}\nexport {};\n`;
}
