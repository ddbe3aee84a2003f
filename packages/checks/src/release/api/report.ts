import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, type ExtractorLogLevel } from "@microsoft/api-extractor";
import { type Package, plainName } from "../../work/packages.ts";
import { type Entry, typedEntries } from "./entries.ts";

/**
 * The public surface of packages, in their order, read from their built declarations: every export of every entry, and
 * the commands. They are read by one compiler, for most of the time goes into the libraries that they share.
 */
export function apiReports(packages: readonly Package[]): string[] {
  const declarations = packages.flatMap((pkg) => typedEntries(pkg).map((entry) => entry.declarations));
  const [first] = packages.flatMap((pkg) => typedEntries(pkg).map((entry) => ({ pkg, entry })));
  if (!first) throw new Error("No public package has types.");
  const places = { folder: tmpdir(), reportFileName: "none" };
  const compiler = CompilerState.create(extractorConfig(first.pkg, first.entry, places), {
    additionalEntryPoints: declarations,
  });
  return packages.map((pkg) => apiReport(pkg, compiler));
}

function apiReport(pkg: Package, compiler: CompilerState): string {
  const { name, bin } = pkg.manifest;
  const commands = Object.keys(bin ?? {}).map((command) => `- \`${command}\``);
  return [
    `# The public surface of ${name}`,
    "Written by `pnpm api` from the built declarations. Do not edit. A change of this file is a change for users.",
    ...(commands.length > 0 ? [`## Commands\n\n${commands.join("\n")}`] : []),
    `## Paths\n\n${Object.keys(pkg.manifest.exports ?? {})
      .map((path) => `- \`${join(name, path)}\``)
      .join("\n")}`,
    ...typedEntries(pkg).map((entry) => `## ${entry.specifier}\n\n${declarationsOf(pkg, entry, compiler)}`),
  ]
    .join("\n\n")
    .concat("\n");
}

/** What API Extractor finds behind an entry, types included that are used there and not exported. */
function declarationsOf(pkg: Package, entry: Entry, compilerState: CompilerState): string {
  const folder = mkdtempSync(join(tmpdir(), "api-"));
  try {
    const reportFileName = plainName(pkg.manifest.name);
    const config = extractorConfig(pkg, entry, { folder, reportFileName });
    const problems: string[] = [];
    const { succeeded } = Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === "error") problems.push(message.text);
      },
    });
    if (!succeeded || problems.length > 0)
      throw new Error(`API Extractor cannot read ${entry.specifier}:\n${problems.join("\n")}`);
    const text = readFileSync(join(folder, `${reportFileName}.api.md`), "utf8");
    const [code] = /^```ts\n[\s\S]*?^```$/m.exec(text) ?? [];
    if (!code) throw new Error(`The report of ${entry.specifier} holds no code.`);
    return withoutNoise(code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Release tags and "undocumented" mean nothing here: everything is public. */
function withoutNoise(code: string): string {
  return code
    .replace(/^ *\/\/ (@public|@internal|@beta|@alpha|\(undocumented\)|\(No @packageDocumentation).*\n/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace("```ts\n\n", "```ts\n")
    .replace("\n\n```", "\n```");
}

function extractorConfig(
  { folder: projectFolder }: Package,
  { declarations }: Entry,
  { folder, reportFileName }: { folder: string; reportFileName: string },
): ExtractorConfig {
  const logLevel = "none" as ExtractorLogLevel;
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, "package.json"),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: declarations,
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        reportFileName,
        reportFolder: folder,
        reportTempFolder: join(folder, "temp"),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      compiler: { overrideTsconfig: { compilerOptions, files: [declarations] } },
      messages: {
        extractorMessageReporting: { default: { logLevel } },
        tsdocMessageReporting: { default: { logLevel } },
        compilerMessageReporting: { default: { logLevel: "error" as ExtractorLogLevel } },
      },
    },
  });
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  skipLibCheck: true,
  // Declarations may name `AsyncDisposable`, which newer Node has.
  lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
  types: [],
};
