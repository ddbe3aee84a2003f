import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSample, Operation, OrReference } from "../types/contract-document.ts";
import { follow } from "./references.ts";

/** What of a description the samples are made from. */
interface Description {
  paths?: Record<string, Record<string, SampledOperation>>;
}
export interface SampledOperation extends Pick<Operation, "operationId" | "x-codeSamples"> {
  requestBody?: OrReference<{
    content?: Record<string, { examples?: Record<string, OrReference<{ value: unknown }>> }>;
  }>;
}

/**
 * The sample files, in the order of their tabs: those of an operation's folder in spec/samples, and those that are the same
 * for every operation but for its path and the first of its request examples. `openapi.codeSamples` of redocly.yaml has to
 * name each label, or Redoc does not show it.
 */
const sampleKinds: { file: string; lang: string; label: string; isShared?: boolean }[] = [
  { file: "typescript.ts", lang: "TypeScript", label: "TypeScript" },
  { file: "wait.ts", lang: "TypeScript", label: "Wait" },
  { file: "raw.ts", lang: "TypeScript", label: "openapi-fetch" },
  { file: "curl.sh", lang: "Shell", label: "curl", isShared: true },
];

const folder = join(import.meta.dirname, "../../../spec/samples");

/** Gives every operation of a description its code samples. An operation without a folder of its own has the shared ones. */
export function addCodeSamples(root: Description): void {
  for (const [path, item] of Object.entries(root.paths ?? {})) {
    for (const operation of Object.values(item)) {
      if (operation?.operationId === undefined) continue;
      const samples = codeSamples(root, path, operation);
      if (samples.length > 0) operation["x-codeSamples"] = samples;
    }
  }
}

function codeSamples(root: Description, path: string, operation: SampledOperation): CodeSample[] {
  return sampleKinds.flatMap(({ file, lang, label, isShared }) => {
    const name = join(folder, isShared ? "" : operation.operationId, file);
    if (!existsSync(name)) return [];
    const text = readFileSync(name, "utf8");
    const source = isShared ? fill(text, { path, request: firstExample(root, operation) }) : text;
    return source === undefined ? [] : [{ lang, label, source }];
  });
}

/** A shared sample with what differs between operations. `undefined` where the operation does not have it. */
function fill(text: string, { path, request }: { path: string; request: unknown }): string | undefined {
  if (request === undefined) return undefined;
  const places: Record<string, string> = { path, request: shellQuoted(JSON.stringify(request)) };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => String(places[place]));
}

function firstExample(root: Description, { requestBody }: SampledOperation): unknown {
  const { examples = {} } = follow(root, requestBody)?.content?.["application/json"] ?? {};
  return follow(root, Object.values(examples)[0])?.value;
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
