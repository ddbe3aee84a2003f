import { readFileSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { asModule, type Block, readmeBlocks } from "../../readme/blocks.ts";
import { type Package, root } from "../../work/packages.ts";

/** What a reader of the README files has: an empty project, the packages, and the code blocks in it. */
export interface Project {
  folder: string;
  blocks: Block[];
}

export async function makeProject(folder: string, packages: readonly Package[]): Promise<Project> {
  const readmes = ["README.md", ...packages.map(({ path }) => `${path}/README.md`)];
  const blocks = readmeBlocks(readmes);
  await mkdir(join(folder, "blocks"), { recursive: true });
  const manifest = {
    name: "empty-project",
    private: true,
    type: "module",
    dependencies: Object.fromEntries(packages.map(({ manifest: { name, version } }) => [name, version])),
    devDependencies: toolsOf(blocks, packages),
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig, null, 2));
  for (const block of blocks) await writeFile(join(folder, "blocks", block.name), asModule(block));
  for (const name of ["run-blocks", "as-merchant"]) {
    const source = fileURLToPath(new URL(`../../readme/${name}.ts`, import.meta.url));
    await copyFile(source, join(folder, `${name}.ts`));
  }
  return { folder, blocks };
}

/** What the blocks import beside our packages, and the compiler: in the versions that the workspace tests with. */
function toolsOf(blocks: readonly Block[], packages: readonly Package[]): Record<string, string> {
  const { catalog } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"));
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const own = new Set(packages.map(({ manifest }) => manifest.name));
  const imported = blocks.flatMap(({ code }) =>
    [...code.matchAll(/(?:from|import) "((?:@[^/"]+\/)?[^/".]+)/g)].map(([, name]) => name as string),
  );
  // as-merchant.ts wants msw.
  const names = new Set(["msw", ...imported].filter((name) => !own.has(name) && !name.startsWith("node:")));
  const tools = [...names].map((name) => {
    if (!catalog[name])
      throw new Error(`README files import ${name}; pnpm-workspace.yaml has no version of it.`);
    return [name, catalog[name]];
  });
  return {
    ...Object.fromEntries(tools),
    "@types/node": catalog["@types/node"],
    typescript: devDependencies["@typescript/native"].replace("npm:typescript@", ""),
  };
}

const tsconfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
    module: "nodenext",
    strict: true,
    types: ["node"],
    rootDir: "blocks",
    outDir: "out",
  },
  include: ["blocks"],
};
