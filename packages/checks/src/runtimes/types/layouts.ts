/** A kind of project that emits declarations. */
export interface Layout {
  name: string;
  /** Of the project's package.json. */
  type: "module" | "commonjs";
  compilerOptions: Record<string, unknown>;
  /** The files of the project. */
  files: readonly string[];
  /** Modules that declarations may name beside ours. */
  builtin?: string;
  /** The compilers that know it, by version. */
  from?: number;
  until?: number;
}

const DOM = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
const NODE = { lib: ["es2022"], types: ["node"] };
const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" };
const FILES = ["exports.ts", "mock.ts"];
const ALL = [...FILES, "protocol.ts"];

export const layouts: readonly Layout[] = [
  { name: "ESM, nodenext", type: "module", files: ALL, compilerOptions: { ...DOM, ...NODENEXT } },
  {
    name: "ESM, nodenext, no DOM",
    type: "module",
    files: ALL,
    compilerOptions: { ...NODE, ...NODENEXT },
    // Where Node's types have the one of a key.
    builtin: "crypto",
  },
  {
    name: "CommonJS, nodenext",
    type: "commonjs",
    files: ALL,
    compilerOptions: { ...DOM, ...NODENEXT },
    // Before, the compiler refuses to load ES modules with `require`, which Node does.
    from: 5.8,
  },
  {
    name: "bundler",
    type: "module",
    files: ALL,
    compilerOptions: { ...DOM, module: "esnext", moduleResolution: "bundler" },
  },
  {
    name: "CommonJS, node10",
    type: "commonjs",
    // A compiler that does not know `exports` does not name `./protocol` either, but by its file.
    files: FILES,
    compilerOptions: { ...DOM, module: "commonjs", moduleResolution: "node10" },
    until: 6,
  },
];

/** The layouts that a compiler knows. */
export function layoutsOf(version: string): Layout[] {
  const number = numberOf(version);
  return layouts
    .filter(({ from = 0, until = Number.POSITIVE_INFINITY }) => from <= number && number <= until)
    .map((layout) =>
      layout.until === undefined || number < 6
        ? layout
        : { ...layout, compilerOptions: { ...layout.compilerOptions, ignoreDeprecations: "6.0" } },
    );
}

/** Major and minor version, as a number. */
export function numberOf(version: string): number {
  return Number(/^\d+\.\d+/.exec(version)?.[0]);
}
