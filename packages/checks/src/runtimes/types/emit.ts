import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Manager, managers } from "../../work/install.ts";
import { lastLines, run } from "../../work/run.ts";
import type { CaseOutcome } from "../conformance/world.ts";
import type { Packed } from "../packed.ts";
import { type Layout, layoutsOf, numberOf } from "./layouts.ts";

const SOURCES = ["../../../../client/test/emit/", "../../../types/emit/"].map(
  (path) => new URL(path, import.meta.url),
);
const PLACES = { "exports.ts": 0, "protocol.ts": 0, "mock.ts": 1, "downstream.ts": 1 } as const;

/**
 * Emits the declarations of projects that export what they infer, and compiles a second project against them.
 * With pnpm a project sees its own dependencies alone.
 */
export async function proveEmission(version: string, folder: string, packed: Packed): Promise<CaseOutcome[]> {
  const { "@ams-vaulting/client": client, "@ams-vaulting/msw": mocks } = packed;
  const packages = { "@ams-vaulting/client": client, "@ams-vaulting/msw": mocks };
  const outcomes: CaseOutcome[] = [];
  for (const [name, install] of Object.entries<Manager>(managers)) {
    const project = join(folder, `emit-${version}-${name}`);
    await mkdir(project);
    // msw 3 has a peer of its own: TypeScript 5.9.
    const msw = numberOf(version) < 5.9 ? "^2.10.0" : "^3.0.0";
    await install(project, { ...packages, typescript: version, "@types/node": "20" }, { msw });
    const manifest = await readManifest(project, "typescript");
    const tsc = join(project, "node_modules/typescript", manifest.bin.tsc);
    for (const [file, index] of Object.entries(PLACES)) {
      const source = fileURLToPath(new URL(file, SOURCES[index]));
      await writeFile(join(project, file), await readFile(source, "utf8"));
    }
    for (const layout of layoutsOf(manifest.version)) {
      const began = Date.now();
      const failure = await emit(tsc, project, layout, Object.keys(packages));
      outcomes.push({ name: `declarations: ${layout.name}, ${name}`, ms: Date.now() - began, failure });
    }
  }
  return outcomes;
}

/** @returns what is wrong */
async function emit(
  tsc: string,
  project: string,
  { type, files, compilerOptions, builtin }: Layout,
  names: readonly string[],
): Promise<string | undefined> {
  // msw, for a project that uses its mocks has it.
  const paths = new Set([...names, "@ams-vaulting/client/protocol", "msw"]);
  const manifest = await readManifest(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ ...manifest, type }));
  await rm(join(project, "out"), { recursive: true, force: true });
  const compile = async (files: readonly string[], more: object) => {
    const options = { target: "es2022", strict: true, skipLibCheck: true, ...compilerOptions, ...more };
    await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
    const { code, stdout, stderr } = await run(process.execPath, [tsc, "--pretty", "false"], {
      cwd: project,
    });
    return { code, text: stdout + stderr };
  };
  const emitted = await compile(files, {
    declaration: true,
    emitDeclarationOnly: true,
    outDir: "out",
    rootDir: ".",
  });
  if (emitted.code !== 0) return lastLines(emitted.text, 8);
  const foreign = (await namedModules(project, files)).filter((name) => name !== builtin && !paths.has(name));
  if (foreign.length > 0) return `the declarations name ${foreign.join(", ")}`;
  const downstream = await compile(["downstream.ts"], { noEmit: true });
  if (downstream.code !== 0) return `the declarations lose types:\n${lastLines(downstream.text, 8)}`;
  if (compilerOptions.module !== "nodenext") return undefined;
  const strict = await compile(files, { noEmit: true, skipLibCheck: false });
  const own = strict.text.split("\n").filter((line) => /@ams-vaulting\b[^(]*\(\d+,\d+\): error/.test(line));
  return own.length > 0 ? own.slice(0, 8).join("\n") : undefined;
}

/** The modules that the declarations name. */
async function namedModules(project: string, files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(
    files.map((file) => readFile(join(project, "out", file.replace(/\.ts$/, ".d.ts")), "utf8")),
  );
  const modules = texts.join("").matchAll(/(?:import\(|from )"([^"]+)"/g);
  return [...new Set([...modules].map(([, name]) => name as string))];
}

async function readManifest(project: string, dependency?: string) {
  const path = dependency ? join("node_modules", dependency, "package.json") : "package.json";
  return JSON.parse(await readFile(join(project, path), "utf8"));
}
