import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

/** A bundle of some exports of the client, as a consumer's bundler would make it. */
export interface Bundle {
  code: string;
  /** Bytes, minified and gzipped, openapi-fetch included. */
  gzip: number;
  /** The modules in it, by path, with their minified bytes. */
  modules: Map<string, number>;
}

const here = fileURLToPath(new URL("../../", import.meta.url));

/** Bundles an entry file, from the client's built files; packages in `external` are left out. */
export async function bundle(entry: string, external: string[] = []): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: here },
    absWorkingDir: here,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // Nothing of Node and nothing of browsers is known: an import of `node:` fails here.
    platform: "neutral",
    external,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (!file || !output) throw new Error("esbuild wrote nothing.");
  const modules = Object.entries(output.inputs).map(
    ([path, { bytesInOutput }]) => [path, bytesInOutput] as const,
  );
  return { code: file.text, gzip: gzipped(file.text), modules: new Map(modules) };
}

export function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

/** A file, minified by itself. */
export async function minified(code: string): Promise<string> {
  return (await transform(code, { minify: true, format: "esm", target: "es2022" })).code;
}
