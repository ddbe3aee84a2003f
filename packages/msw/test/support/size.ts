import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a bundle weighs, in bytes, minified and gzipped. */
interface Size {
  /** What is loaded at once. */
  atOnce: number;
  /** What is loaded when it is needed, by the name of its module. */
  onDemand: Record<string, number>;
}

const CLIENT = 'export { createVaultingClient } from "@ams-vaulting/client";';
const MOCK = 'export { createVaultingMock } from "./src/index.ts";';

/** What a mock adds to a page that has a client, without msw; by name as in size-limits.json. */
export async function measure(): Promise<Record<string, number>> {
  const [client, both] = await Promise.all([sizeOf(CLIENT), sizeOf(CLIENT + MOCK)]);
  return { "beyond the client": both.atOnce - client.atOnce, ...both.onDemand };
}

async function sizeOf(contents: string): Promise<Size> {
  const here = fileURLToPath(new URL("../../", import.meta.url));
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: here },
    absWorkingDir: here,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // Nothing of Node and nothing of browsers is known: an import of `node:` fails here.
    platform: "neutral",
    external: ["msw"],
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const outputs = Object.entries(metafile.outputs);
  const text = (path: string) => outputFiles.find((file) => file.path.endsWith(`/${path}`))?.text ?? "";
  const atOnce = new Set<string>();
  const visit = (path: string) => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    for (const { kind, path: next, external } of metafile.outputs[path]?.imports ?? [])
      if (kind === "import-statement" && !external) visit(next);
  };
  for (const [path, { entryPoint }] of outputs) if (entryPoint === "<stdin>") visit(path);
  const onDemand = outputs
    .filter(([path]) => !atOnce.has(path))
    .map(([path, { entryPoint, inputs }]) => [entryPoint ?? Object.keys(inputs).join(), gzipped(text(path))]);
  return {
    atOnce: gzipped([...atOnce].map(text).join("")),
    onDemand: Object.fromEntries(onDemand.sort()),
  };
}

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
