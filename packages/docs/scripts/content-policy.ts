import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.ts";

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Only what the site brings along may run or load, and nothing is evaluated. Inline scripts and styles are allowed by their
 * hash. Redoc injects styles while it runs, so its page alone has `inlineStyles`.
 */
export function withPolicy(page: string, { inlineStyles = false } = {}): string {
  const hashes = (pattern: RegExp) => [
    ...new Set([...page.matchAll(pattern)].map(([, code = ""]) => sha256(code))),
  ];
  const scripts = hashes(/<script>([\s\S]*?)<\/script>/g);
  // A hash would switch 'unsafe-inline' off.
  const styles = inlineStyles ? ["'unsafe-inline'"] : hashes(/<style>([\s\S]*?)<\/style>/g);
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    `style-src ${["'self'", ...styles].join(" ")}`,
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
