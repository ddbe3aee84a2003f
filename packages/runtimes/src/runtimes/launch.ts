import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where a runtime is installed, and where the project is that it shall run. */
export interface Places {
  installed: string;
  project: string;
}

/** A runtime, ready to run the suite. */
export interface Launch {
  version: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

const PROGRAM = join("programs", "standalone.js");

/** How each kind of runtime is started. */
const launchers: Record<string, (places: Places) => Promise<Launch>> = {
  node: async ({ installed, project }) => ({
    version: await versionOf(installed, "node"),
    command: bin(installed, "node"),
    args: [join(project, PROGRAM)],
  }),
  bun: async ({ installed, project }) => ({
    version: await versionOf(installed, "bun"),
    command: bin(installed, "bun"),
    args: ["run", join(project, PROGRAM)],
  }),
  deno: async ({ installed, project }) => ({
    version: await versionOf(installed, "deno"),
    command: bin(installed, "deno"),
    // No more rights than this: the client reads no environment, no file and no host but its gateway.
    args: [
      "run",
      "--no-prompt",
      "--node-modules-dir=manual",
      "--allow-net=127.0.0.1",
      `--allow-read=${project}`,
      join(project, PROGRAM),
    ],
    env: { DENO_DIR: join(installed, ".deno"), DENO_NO_UPDATE_CHECK: "1" },
  }),
  workerd: async ({ installed, project }) => {
    await bundleWorker(project);
    return {
      version: await versionOf(installed, "workerd"),
      // miniflare needs a newer Node than the one that may run this.
      command: bin(installed, "node"),
      args: [fileURLToPath(new URL("../programs/miniflare.js", import.meta.url)), installed, project],
    };
  },
};

export async function launch(runtime: string, places: Places): Promise<Launch> {
  const launcher = launchers[runtime.split("@")[0] ?? ""];
  if (!launcher) throw new Error(`supported.json names ${runtime}; nothing here says how it is started.`);
  return launcher(places);
}

function bin(folder: string, name: string): string {
  return join(folder, "node_modules", ".bin", name);
}

async function versionOf(folder: string, name: string): Promise<string> {
  return JSON.parse(await readFile(join(folder, "node_modules", name, "package.json"), "utf8")).version;
}

/** Workers are bundled, as wrangler does it. */
async function bundleWorker(project: string): Promise<void> {
  await build({
    entryPoints: [join(project, "programs", "worker.js")],
    outfile: join(project, "worker.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    logLevel: "silent",
  });
}
