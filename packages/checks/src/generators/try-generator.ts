import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { findMistake } from "./call.ts";
import type { Generator } from "./generators.ts";

const run = promisify(execFile);

/** What became of one generator. */
export interface Outcome {
  readonly generator: Generator;
  readonly version: string;
  /** The first lines of the error; `undefined` when it worked. */
  readonly generationError: string | undefined;
  readonly compilationError: string | undefined;
  /** What was wrong with the calls of its output, where it can make any. */
  readonly callError?: string | undefined;
}

/** Generates from a description, compiles the output, and calls it where it takes a `fetch`. `folder` has the generators' packages installed. */
export async function tryGenerator(
  generator: Generator,
  spec: string,
  folder: string,
  tsc: string,
): Promise<Outcome> {
  const work = join(folder, ".work");
  const out = join(work, generator.name);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  // One of them takes every path for a relative one.
  const [bin, ...args] = generator.command(spec, relative(folder, out));
  const generationError = await errorOf(join(folder, "node_modules/.bin", bin), args, folder);
  const project = join(work, `tsconfig.${generator.name}.json`);
  await writeFile(project, JSON.stringify(projectOf(generator), null, 2));
  const compilationError = generationError ?? (await errorOf(tsc, ["-p", project], folder));
  const { call } = generator;
  const index = pathToFileURL(join(work, "js", generator.name, "index.js")).href;
  const callError = call && (compilationError ?? (await findMistake(call, await import(index))));
  const version = await versionOf(generator, folder);
  return { generator, version, generationError, compilationError, callError };
}

function projectOf({ name, paths = {} }: Generator) {
  return {
    compilerOptions: {
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      module: "preserve",
      moduleResolution: "bundler",
      strict: true,
      rootDir: name,
      outDir: `js/${name}`,
      skipLibCheck: true,
      types: [],
      paths: Object.fromEntries(
        Object.entries(paths).map(([module, installed]) => [module, [`../node_modules/${installed}`]]),
      ),
    },
    include: [name],
  };
}

async function versionOf(generator: Generator, folder: string): Promise<string> {
  const manifest = await readFile(join(folder, "node_modules", generator.package, "package.json"), "utf8");
  return JSON.parse(manifest).version;
}

async function errorOf(file: string, args: string[], cwd: string): Promise<string | undefined> {
  try {
    await run(file, args, { cwd, timeout: 120_000, maxBuffer: 2 ** 26 });
    return undefined;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    const lines = `${stderr}${stdout}`.split("\n").filter((line) => line.trim() !== "");
    return lines.length > 0 ? lines.slice(0, 4).join("\n") : message;
  }
}
