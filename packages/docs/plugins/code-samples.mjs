import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The sample files, in the order of their tabs: those of an operation's folder in spec/samples, and those that are the same
 * for every operation but for its path and the first of its request examples. `openapi.codeSamples` of redocly.yaml has to
 * name each label, or Redoc does not show it.
 */
const sampleKinds = [
  { file: "typescript.ts", lang: "TypeScript", label: "TypeScript" },
  { file: "wait.ts", lang: "TypeScript", label: "Wait" },
  { file: "raw.ts", lang: "TypeScript", label: "openapi-fetch" },
  { file: "curl.sh", lang: "Shell", label: "curl", isShared: true },
];

const folder = fileURLToPath(new URL("../../../spec/samples/", import.meta.url));

/** Gives every operation of a description its code samples. An operation without a folder of its own has the shared ones. */
export function addCodeSamples(root) {
  for (const [path, item] of Object.entries(root.paths ?? {})) {
    for (const operation of Object.values(item)) {
      if (operation?.operationId === undefined) continue;
      const samples = codeSamples(root, path, operation);
      if (samples.length > 0) operation["x-codeSamples"] = samples;
    }
  }
}

function codeSamples(root, path, operation) {
  return sampleKinds.flatMap(({ file, lang, label, isShared }) => {
    const name = `${folder}${isShared ? "" : `${operation.operationId}/`}${file}`;
    if (!existsSync(name)) return [];
    const text = readFileSync(name, "utf8");
    const source = isShared ? fill(text, { path, request: firstExample(root, operation) }) : text;
    return source === undefined ? [] : [{ lang, label, source }];
  });
}

/** A shared sample with what differs between operations. `undefined` where the operation does not have it. */
function fill(text, { path, request }) {
  if (request === undefined) return undefined;
  const places = { path, request: shellQuoted(JSON.stringify(request)) };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, place) => places[place]);
}

function firstExample(root, { requestBody }) {
  const follow = (node) => (node?.$ref ? follow(at(root, node.$ref)) : node);
  const { examples = {} } = follow(requestBody)?.content?.["application/json"] ?? {};
  return follow(Object.values(examples)[0])?.value;
}

/** RFC 6901. */
const at = (root, reference) =>
  reference
    .slice(2)
    .split("/")
    .reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], root);

const shellQuoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
