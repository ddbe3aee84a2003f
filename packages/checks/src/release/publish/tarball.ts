import { homedir } from "node:os";
import { posix } from "node:path";
import { parseTarGzip } from "nanotar";
import { type Manifest, root } from "../../work/packages.ts";

export interface PackedFile {
  /** From the root of the package. */
  path: string;
  text: string;
}

export async function filesOf(tarball: Uint8Array<ArrayBuffer>): Promise<PackedFile[]> {
  const entries = await parseTarGzip(tarball);
  return entries
    .filter(({ type }) => type === "file")
    .map(({ name, text }) => ({ path: name.replace(/^package\//, ""), text }));
}

/** What must not be in a published package. Empty where there is none. */
export function problemsOf(files: readonly PackedFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const manifestText = files.find(({ path }) => path === "package.json")?.text;
  if (manifestText === undefined) return ["package.json is missing"];
  const manifest: Manifest = JSON.parse(manifestText);
  return [
    ...["README.md", "LICENSE"].filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...files.flatMap((file) => problemsOfFile(file)),
    ...problemsOfManifest(manifest, paths),
    ...problemsWithoutExports(manifest, files),
  ];
}

/**
 * Resolvers that do not read `exports` go by `main` and `types`, and below the root by a folder with a package.json. What
 * is below the root of a package with commands is for programs, and Node reads `exports`.
 */
function problemsWithoutExports(manifest: Manifest, files: readonly PackedFile[]): string[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    if (typeof target === "string" || !target.types || (manifest.bin && path !== ".")) return [];
    const place = posix.join(path, "package.json");
    const text = files.find((file) => file.path === place)?.text ?? "{}";
    const folder: Pick<Manifest, "main" | "types"> = JSON.parse(text);
    const isThere = (to: string | undefined, want: string | undefined) =>
      to !== undefined && want !== undefined && posix.join(path, to) === posix.normalize(want);
    if (isThere(folder.main, target.default) && isThere(folder.types, target.types)) return [];
    return [`${place} does not lead to the files that exports has for ${path}`];
  });
}

const PLACES = [root, homedir()].filter((place) => place.length > 1);

function problemsOfFile({ path, text }: PackedFile): string[] {
  const isTest = /(^|\/)(tests?|reports|coverage|node_modules)\/|\.test(-d)?\./.test(path);
  // The header of a PEM file and base64 after it; the header alone is what error messages speak of.
  const isKey = /PRIVATE KEY-----\s*[A-Za-z0-9+/=]{40}/.test(text);
  const place = PLACES.find((folder) => text.includes(`${folder}/`) || text.includes(`${folder}"`));
  return [
    ...(isTest ? [`${path} is not a file for users`] : []),
    ...(isKey ? [`${path} holds a private key`] : []),
    ...(place ? [`${path} names a folder of this machine`] : []),
  ];
}

function problemsOfManifest(manifest: Manifest, paths: ReadonlySet<string>): string[] {
  const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies });
  const targets = [
    ...Object.values(manifest.exports ?? {}).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    ),
    ...Object.values(manifest.bin ?? {}),
  ];
  return [
    ...dependencies
      .filter(([, range]) => /^(workspace|catalog|link|file):/.test(range))
      .map(([name, range]) => `${name} is wanted as ${range}`),
    ...targets
      .filter((target) => !paths.has(target.replace(/^\.\//, "")))
      .map((target) => `package.json promises ${target}, which is missing`),
    ...(manifest.license ? [] : ["package.json names no license"]),
    ...(manifest.engines?.node ? [] : ["package.json names no engines.node"]),
    ...(manifest.repository?.directory ? [] : ["package.json does not name its folder in the repository"]),
    ...(manifest.publishConfig?.access === "public" ? [] : ["publishConfig.access is not public"]),
    ...(manifest.publishConfig?.provenance === true ? [] : ["publishConfig.provenance is not true"]),
  ];
}
