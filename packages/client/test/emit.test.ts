import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

let project: string;
beforeAll(() => {
  // A project that has this package installed, and none of its dependencies.
  project = realpathSync(mkdtempSync(join(tmpdir(), "ams-vaulting-emit-")));
  mkdirSync(join(project, "node_modules/@ams-vaulting"), { recursive: true });
  symlinkSync(root, join(project, "node_modules/@ams-vaulting/client"), "dir");
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
  skipLibCheck: true,
  preserveSymlinks: true,
  types: [],
};
const { NodeNext, ESNext } = ts.ModuleKind;
const layouts = [
  { name: "ESM, nodenext", type: "module", module: NodeNext },
  { name: "CommonJS, nodenext", type: "commonjs", module: NodeNext },
  {
    name: "bundler",
    type: "module",
    module: ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
];

const NAMES = ["exports.ts", "protocol.ts"];
const sources = new Map<string, ts.SourceFile | undefined>();

/** Compiles the files of `emit/` as if they were in the project. */
function emit({ type, ...module }: ts.CompilerOptions & { type: string }) {
  const files = new Map(
    NAMES.map((name) => [join(project, name), readFileSync(join(root, "test/emit", name), "utf8")]),
  );
  files.set(join(project, "package.json"), JSON.stringify({ type }));
  const host = ts.createCompilerHost({ ...options, ...module });
  const { fileExists, readFile, getSourceFile } = host;
  host.getCurrentDirectory = () => project;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, version);
    // The libraries take most of the time.
    if (!/\/lib\.[^/]*$/.test(path)) return getSourceFile(path, version, ...rest);
    if (!sources.has(path)) sources.set(path, getSourceFile(path, version, ...rest));
    return sources.get(path);
  };
  const declarations: string[] = [];
  host.writeFile = (_, text) => declarations.push(text);
  const paths = NAMES.map((name) => join(project, name));
  const program = ts.createProgram(paths, { ...options, ...module }, host);
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  const modules = declarations.join("").matchAll(/(?:import\(|from )"([^"]+)"/g);
  return {
    problems: problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    modules: new Set([...modules].map(([, specifier]) => specifier)),
  };
}

describe("a project that exports what it infers names the paths of this package, and nothing else", () => {
  test.each(layouts)("$name", ({ name: _, ...layout }) => {
    expect(emit(layout)).toEqual({
      problems: [],
      modules: new Set(["@ams-vaulting/client", "@ams-vaulting/client/protocol"]),
    });
  });
});

test("the declarations compile on the types of Node alone, without the DOM library", () => {
  const dist = join(root, "dist/");
  const program = ts.createProgram([join(dist, "index.d.ts"), join(dist, "protocol.d.ts")], {
    ...options,
    lib: ["lib.es2023.d.ts"],
    module: NodeNext,
    skipLibCheck: false,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  });
  const declarations = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(dist));
  expect(declarations.length).toBeGreaterThan(10);
  expect(
    declarations
      .flatMap((file) => program.getSemanticDiagnostics(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  ).toEqual([]);
});
