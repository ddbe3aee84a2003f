import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.mjs";

const sha = (algorithm, text) => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

function matchOnce(text, pattern) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length !== 1) throw new Error(`Expected 1 match, got ${matches.length}: ${pattern}`);
  return matches[0];
}

/** The page's script, which calls Redoc with the description, and the page without it. */
export function takeScript(page, bundle, bundleUrl) {
  const [preload] = matchOnce(page, /<link rel="modulepreload"[^>]*>/g);
  // The page's own hash says that the CLI's bundle is the one that the page was made for.
  if (!preload.includes(`integrity="${sha("sha384", bundle)}"`)) {
    throw new Error("The Redoc bundle of the CLI is not the one that its page loads.");
  }
  const [element, script] = matchOnce(page, /<script type="module">([\s\S]*?)<\/script>/g);
  const [imported] = matchOnce(script, /from "https:\/\/cdn\.redocly\.com\/[^"]+"/g);
  return {
    script: replaceOnce(script, imported, `from "${bundleUrl}"`).replaceAll(/^ +/gm, "").trim(),
    page: replaceOnce(replaceOnce(page, preload, ""), element, ""),
  };
}

/** Redoc's router reads the hash, but the links of its menu are paths that no static host has. */
export function hashLinks(page) {
  const links = page.replaceAll(/href="\/(?!\/)/g, 'href="#/');
  if (links === page) throw new Error("The menu has no links.");
  return links;
}

/** Only what the page brings along may run or load. Redoc's styles are inline; its one inline script is hashed. */
export function withPolicy(page) {
  const [, colorMode] = matchOnce(page, /<script>([\s\S]*?)<\/script>/g);
  const policy = [
    "default-src 'none'",
    `script-src 'self' '${sha("sha256", colorMode)}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const charset = '<meta charset="utf-8">';
  return replaceOnce(
    page,
    charset,
    `${charset}\n  <meta http-equiv="Content-Security-Policy" content="${policy}">\n  <meta name="referrer" content="no-referrer">`,
  );
}
