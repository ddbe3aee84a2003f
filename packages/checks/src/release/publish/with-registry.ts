import { publicPackages, root } from "../../work/packages.ts";
import { mustRun } from "../../work/run.ts";
import { publishAll } from "./publish.ts";
import { type Registry, startRegistry } from "./registry.ts";

/** Publishes the public packages to a new registry on loopback, and does something with it while it runs. */
export async function withPublished<T>(folder: string, work: (registry: Registry) => Promise<T>): Promise<T> {
  const names = new Set(publicPackages().map(({ manifest }) => manifest.name));
  const { stdout: upstream } = await mustRun("npm", ["config", "get", "registry"], { cwd: root });
  const registry = await startRegistry(names, upstream.trim());
  try {
    console.error(`  publishing ${names.size} packages to ${registry.url}`);
    await publishAll(registry, folder);
    return await work(registry);
  } finally {
    await registry.close();
  }
}
