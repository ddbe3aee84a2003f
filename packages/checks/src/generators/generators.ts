import { type Call, callHeyApi, callOazapfts } from "./call.ts";

/** A generator of TypeScript from OpenAPI, as it is called in the folder with its packages. */
export interface Generator {
  /** What is generated; also the name of the folder of its output. */
  readonly name: string;
  /** The package whose version is shown. */
  readonly package: string;
  /** The command, without its folder. */
  command(spec: string, out: string): readonly [bin: string, ...args: string[]];
  /** Modules that its output imports under another name than the one that is installed. */
  readonly paths?: { readonly [module: string]: string };
  /** How its output sends a request with a `fetch` of ours, where it can. */
  readonly call?: Call;
  /** Why its output cannot compile, where it is known to fail. */
  readonly fails?: string;
}

export const generators: readonly Generator[] = [
  {
    name: "orval-fetch",
    package: "orval",
    command: (spec, out) => ["orval", "--input", spec, "--output", `${out}/index.ts`, "--client", "fetch"],
  },
  {
    name: "orval-zod",
    package: "orval",
    command: (spec, out) => ["orval", "--input", spec, "--output", `${out}/index.ts`, "--client", "zod"],
  },
  {
    name: "hey-api",
    package: "@hey-api/openapi-ts",
    command: (spec, out) => ["openapi-ts", "-i", spec, "-o", out, "--no-log-file"],
    call: callHeyApi,
  },
  {
    name: "oazapfts",
    package: "oazapfts",
    command: (spec, out) => ["oazapfts", spec, `${out}/index.ts`],
    call: callOazapfts,
  },
  {
    name: "openapi-zod-client",
    package: "openapi-zod-client",
    command: (spec, out) => ["openapi-zod-client", spec, "-o", `${out}/index.ts`],
    // Its runtime, zodios, is written for zod 3.
    paths: { zod: "zod3" },
  },
  {
    name: "typed-openapi",
    package: "typed-openapi",
    command: (spec, out) => ["typed-openapi", spec, "-o", `${out}/index.ts`],
  },
];
