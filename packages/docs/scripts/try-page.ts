import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { ContractDocument, Example } from "../types/contract-document.ts";
import type { Layout, WriteAsset } from "../types/site.ts";
import { openContract } from "./contract.ts";
import { ensure } from "./ensure.ts";
import { escapeHtml } from "./escape-html.ts";
import { toRoot } from "./layout.ts";
import { root } from "./redocly.ts";

/** Where the page is, below the folder of its language. */
const PATH = "try/";
const file = (name: string): string => join(root, "try", name);

/**
 * The HTML of the Try page in one language. Its script is the same in all: it is the client, bundled for browsers, and the
 * page's own TypeScript. What can be asked it learns from the sandbox; `api` is the contract in the page's language, and
 * gives the names of the examples and what to do about a result code.
 */
export function buildTryPage({
  locale,
  asset,
  layout,
  api,
}: {
  locale: string;
  asset: WriteAsset;
  layout: Layout;
  api: ContractDocument;
}): string {
  const texts: Record<string, string> | undefined = JSON.parse(readFileSync(file("texts.json"), "utf8"))[
    locale
  ];
  if (!texts) throw new Error(`try/texts.json has no ${locale}.`);
  const up = toRoot(PATH);
  const script = asset("try.js", bundle());
  const style = asset("try.css", readFileSync(file("try.css"), "utf8"));
  const say = (key: string) => ensure(texts[key], `${locale} text for ${key} in try/texts.json`);
  const { packageManager } = JSON.parse(readFileSync(join(root, "../../package.json"), "utf8"));
  const data = { texts, contract: wordsOf(api), packageManager };
  const main = readFileSync(file("main.html"), "utf8").replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    escapeHtml(say(key)),
  );
  return layout({
    locale,
    path: PATH,
    title: say("title"),
    description: say("description"),
    head: [
      `<link rel="stylesheet" href="${up}${style}">`,
      // A script element with another type is data: no policy has to allow it. "<" could end it.
      `<script type="application/json" id="try-data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
      `<script type="module" src="${up}${script}"></script>`,
    ].join("\n  "),
    main,
  });
}

/** The contract's words for people, by operation: of its examples, and of its result codes. */
function wordsOf(api: ContractDocument) {
  const { operations, follow } = openContract(api);
  const words = operations.map(({ operationId, request, "x-result-codes": own = [], ...operation }) => {
    const codes = [...own, ...(api["x-general-result-codes"] ?? [])];
    const examples = Object.entries(request?.examples ?? {}).map(([name, example]) => [
      name,
      follow<Example>(example).summary,
    ]);
    return [
      operationId,
      {
        summary: operation.summary,
        examples: Object.fromEntries(examples),
        actions: Object.fromEntries(codes.map(({ code, action }) => [code, action])),
      },
    ];
  });
  return Object.fromEntries(words);
}

let bundled: Uint8Array | undefined;
function bundle(): Uint8Array {
  bundled ??= buildSync({
    entryPoints: [file("main.ts")],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  }).outputFiles[0]?.contents;
  return ensure(bundled, "script of the Try page");
}
