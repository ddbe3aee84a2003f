import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.mjs";

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Only what the site brings along may run or load, and nothing is evaluated. Inline scripts are allowed by their hash.
 * Redoc injects styles while it runs, so its page alone has `inlineStyles`.
 */
export function withPolicy(page, { inlineStyles = false } = {}) {
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => sha256(code));
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(scripts)].join(" ")}`,
    `style-src 'self'${inlineStyles ? " 'unsafe-inline'" : ""}`,
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
