import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { openContract } from "./contract.mjs";
import { escapeHtml } from "./escape-html.mjs";
import { toRoot } from "./layout.mjs";
import { root } from "./redocly.mjs";

/** Where the page is, below the folder of its language. */
const PATH = "try/";
const file = (name) => join(root, "try", name);

/**
 * The HTML of the Try page in one language. Its script is the same in all: it is the client, bundled for browsers, and the
 * page's own TypeScript. What can be asked it learns from the sandbox; `api` is the contract in the page's language, and
 * gives the names of the examples and what to do about a result code.
 */
export function buildTryPage({ locale, asset, layout, api }) {
  const texts = JSON.parse(readFileSync(file("texts.json"), "utf8"))[locale];
  if (!texts) throw new Error(`try/texts.json has no ${locale}.`);
  const up = toRoot(PATH);
  const script = asset("try.js", bundle());
  const style = asset("try.css", readFileSync(file("try.css"), "utf8"));
  const say = (key) => {
    if (texts[key] === undefined) throw new Error(`try/texts.json has no ${locale} text for ${key}.`);
    return escapeHtml(texts[key]);
  };
  const { packageManager } = JSON.parse(readFileSync(join(root, "../../package.json"), "utf8"));
  const data = { texts, contract: wordsOf(api), packageManager };
  const main = readFileSync(file("main.html"), "utf8").replaceAll(/\{(\w+)\}/g, (_, key) => say(key));
  return layout({
    locale,
    path: PATH,
    title: texts.title,
    description: texts.description,
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
function wordsOf(api) {
  const { operations, follow } = openContract(api);
  const words = operations.map(({ operationId, request, "x-result-codes": own, ...operation }) => {
    const codes = [...own, ...(api["x-general-result-codes"] ?? [])];
    const examples = Object.entries(request.examples).map(([name, example]) => [
      name,
      follow(example).summary,
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

let bundled;
function bundle() {
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
  }).outputFiles[0].contents;
  return bundled;
}
