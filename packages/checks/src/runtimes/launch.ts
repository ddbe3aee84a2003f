import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const suites = ["client", "mocks"] as const;
export type Suite = (typeof suites)[number];

/** Where a runtime is installed, and where the project is that it shall run. */
export interface Places {
  installed: string;
  project: string;
}

/** How a runtime is started. */
export interface Launch {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

const program = (project: string, suite: Suite) => join(project, `${suite}.js`);

/** How each kind of runtime runs a suite. */
const launchers: Record<string, (places: Places, suite: Suite) => Launch> = {
  node: ({ installed, project }, suite) => ({
    command: bin(installed, "node"),
    args: [program(project, suite)],
  }),
  bun: ({ installed, project }, suite) => ({
    command: bin(installed, "bun"),
    args: ["run", program(project, suite)],
  }),
  deno: ({ installed, project }, suite) => ({
    command: bin(installed, "deno"),
    // The client has no more rights than this: it reads no environment, no file, and calls no host but its gateway.
    args: [
      "run",
      "--no-prompt",
      "--node-modules-dir=manual",
      "--allow-net=127.0.0.1",
      `--allow-read=${project}`,
      // msw looks for flags of its debugging.
      ...(suite === "mocks" ? ["--allow-env"] : []),
      program(project, suite),
    ],
    env: { DENO_DIR: join(installed, ".deno"), DENO_NO_UPDATE_CHECK: "1" },
  }),
  workerd: ({ installed, project }, suite) => ({
    command: bin(installed, "node"),
    args: [
      fileURLToPath(new URL("./programs/miniflare.ts", import.meta.url)),
      installed,
      project,
      suite,
      // Without it msw takes workerd for a browser, and misses localStorage.
      ...(suite === "mocks" ? ["nodejs_compat"] : []),
    ],
  }),
};

export function launch(runtime: string, places: Places, suite: Suite): Launch {
  const launcher = launchers[kindOf(runtime)];
  if (!launcher) throw new Error(`supported.json names ${runtime}; launch.ts has no way to start it.`);
  return launcher(places, suite);
}

/** The version of an installed runtime. Each is a package of its own name. */
export async function versionOf(installed: string, runtime: string): Promise<string> {
  const manifest = join(installed, "node_modules", kindOf(runtime), "package.json");
  return JSON.parse(await readFile(manifest, "utf8")).version;
}

export function bin(folder: string, name: string): string {
  return join(folder, "node_modules", ".bin", name);
}

function kindOf(runtime: string): string {
  return runtime.replace(/@.*/, "");
}
