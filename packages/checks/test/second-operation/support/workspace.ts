import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const here = fileURLToPath(new URL("../../..", import.meta.url));
const repository = fileURLToPath(new URL("../../../../..", import.meta.url));

/** The folders of the packages that are looked at. */
const folders = {
  cli: dirname(require.resolve("ams-vaulting/package.json")),
  client: dirname(require.resolve("@ams-vaulting/client/package.json")),
  codegen: dirname(require.resolve("@ams-vaulting/codegen/package.json")),
  docs: dirname(require.resolve("@ams-vaulting/docs/package.json")),
  msw: dirname(require.resolve("@ams-vaulting/msw/package.json")),
  "example-merchant": dirname(require.resolve("@ams-vaulting/example-merchant/package.json")),
  sandbox: dirname(require.resolve("@ams-vaulting/sandbox/package.json")),
};
export type PackageName = keyof typeof folders;
export const folderOf = (name: PackageName): string => folders[name];

/** The packages that are built from a contract, in the order in which they depend on each other. */
const PACKAGES = ["client", "msw", "sandbox"] as const satisfies PackageName[];

/** A copy of the packages' hand-written sources, generated and built from another contract. */
export interface Workspace {
  readonly folder: string;
  readonly spec: string;
  /** Imports the built entry of a package. */
  // biome-ignore lint/suspicious/noExplicitAny: its types were generated just now, so this compiler does not know them
  load(name: PackageName, entry?: string): Promise<any>;
}

/** Writes the contract, copies, generates, and compiles everything and the consumer with one run of tsc. */
export async function buildWorkspace(name: string, contract: string, consumer: string): Promise<Workspace> {
  const folder = join(here, ".work", name);
  const spec = join(folder, "openapi.yaml");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "packages/consumer"), { recursive: true });
  await writeFile(spec, contract);
  await cp(join(repository, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  await Promise.all(PACKAGES.map((name) => copyPackage(folder, name)));
  await Promise.all(["client", "msw"].map((target) => generate(folder, spec, target)));
  await copyConsumer(folder, consumer);
  await compile(folder);
  return {
    folder,
    spec,
    load: (name, entry = "index") =>
      import(pathToFileURL(join(folder, "packages", name, "dist", `${entry}.js`)).href),
  };
}

async function copyPackage(folder: string, name: PackageName): Promise<void> {
  const from = folderOf(name);
  const to = join(folder, "packages", name);
  // Of the sources, what is written by hand: a leftover of the real contract would hide what generation misses.
  const byHand = (path: string) => basename(path) !== "generated" && !/\.test(-d)?\.ts$/.test(path);
  await cp(join(from, "src"), join(to, "src"), { recursive: true, filter: byHand });
  for (const file of ["package.json", "tsconfig.build.json"]) await cp(join(from, file), join(to, file));
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(from, "package.json"), "utf8"));
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    const own = PACKAGES.find((candidate) => dependency === `@ams-vaulting/${candidate}`);
    await link(
      own ? join(folder, "packages", own) : join(from, "node_modules", dependency),
      join(to, "node_modules", dependency),
    );
  }
}

/** Generates through the command, as a package's own `generate` script does. */
async function generate(folder: string, spec: string, target: string): Promise<void> {
  const bin = join(folderOf("codegen"), "bin/ams-codegen.js");
  await run(process.execPath, [bin, target, "--spec", spec], { cwd: join(folder, "packages", target) });
}

async function copyConsumer(folder: string, consumer: string): Promise<void> {
  const to = join(folder, "packages/consumer");
  await writeFile(join(to, "consumer.ts"), consumer);
  for (const name of ["client", "msw"])
    await link(join(folder, "packages", name), join(to, "node_modules/@ams-vaulting", name));
  await writeFile(
    join(to, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: { noEmit: true },
      files: ["consumer.ts"],
      references: [{ path: "../client" }, { path: "../msw" }],
    }),
  );
}

async function compile(folder: string): Promise<void> {
  for (const [index, name] of PACKAGES.entries()) {
    await writeFile(
      join(folder, "packages", name, "tsconfig.json"),
      JSON.stringify({
        extends: "./tsconfig.build.json",
        compilerOptions: { composite: true },
        references: PACKAGES.slice(0, index).map((name) => ({ path: `../${name}` })),
      }),
    );
  }
  const tsc = join(repository, "node_modules/.bin/tsc");
  const projects = (await readdir(join(folder, "packages"))).map((name) => join(folder, "packages", name));
  // tsc reports on stdout; without this, a failed test would show only that the command failed.
  await run(tsc, ["--build", ...projects], { cwd: folder }).catch((error) => {
    throw new Error(`tsc: ${error.stdout}${error.stderr}`);
  });
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "dir");
}
