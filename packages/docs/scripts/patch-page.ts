import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.ts";

const sha = (algorithm: string, text: string): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

/** The only match and its first group. */
function matchOnce(text: string, pattern: RegExp): [whole: string, group: string] {
  const [match, ...more] = text.matchAll(pattern);
  if (!match || more.length > 0)
    throw new Error(`Expected 1 match, got ${match ? more.length + 1 : 0}: ${pattern}`);
  return [match[0], match[1] ?? ""];
}

/** The parts of Redoc's page. */
interface TakenPage {
  style: string;
  script: string;
  body: string;
}

/**
 * Takes Redoc's page apart: its styles, the content that was rendered in advance, and the script that calls Redoc with the
 * description. Everything of it is found exactly once, or the build fails.
 */
export function takePage(
  page: string,
  { bundle, bundleUrl, labels }: { bundle: string; bundleUrl: string; labels: Record<string, string> },
): TakenPage {
  const [preload] = matchOnce(page, /<link rel="modulepreload"[^>]*>/g);
  // The page's own hash says that the CLI's bundle is the one that the page was made for.
  if (!preload.includes(`integrity="${sha("sha384", bundle)}"`)) {
    throw new Error("The Redoc bundle of the CLI is not the one that its page loads.");
  }
  const [element, script] = matchOnce(page, /<script type="module">([\s\S]*?)<\/script>/g);
  const [imported] = matchOnce(script, /from "https:\/\/cdn\.redocly\.com\/[^"]+"/g);
  const [style] = matchOnce(page, /<style data-styled[\s\S]*?<\/style>/g);
  const [, body] = matchOnce(replaceOnce(page, element, ""), /<body>([\s\S]*)<\/body>/g);
  return {
    style,
    script: replaceOnce(script, imported, `from "${bundleUrl}"`).replaceAll(/^ +/gm, "").trim(),
    body: labelled(hashLinks(body.trim()), labels),
  };
}

/** Redoc's router reads the hash, but the links of its menu are paths that no static host has. */
function hashLinks(body: string): string {
  const links = body.replaceAll(/href="\/(?!\/)/g, 'href="#/');
  if (links === body) throw new Error("The menu has no links.");
  return links;
}

/**
 * The CLI renders Redoc's own labels in English. Where they stand as a whole, the language's are put, which are those that
 * the script will show: `translate` in patch-redoc.ts. Which of them a page has depends on the contract.
 */
const prerendered = {
  "download.description.title": "Download OpenAPI description",
  "servers.title": "Servers",
  "info.title": "Overview",
  "info.license": "License",
  "info.contact.url": "URL",
  loading: "Loading...",
};

const labelled = (body: string, labels: Record<string, string>): string =>
  Object.entries(prerendered).reduce(
    (text, [key, english]) => (labels[key] ? text.replaceAll(`>${english}<`, `>${labels[key]}<`) : text),
    body,
  );
