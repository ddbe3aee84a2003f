import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "@ams-vaulting/ci/chromium";
import { host } from "./chromium.ts";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** `pnpm test:full` looks at every page in every combination. */
export const full = process.env.DOCS_FULL === "1";

/** Rules of axe that look at the markup alone. Colours take most of the time. */
export const structure = [
  "cat.aria",
  "cat.forms",
  "cat.keyboard",
  "cat.language",
  "cat.name-role-value",
  "cat.semantics",
  "cat.structure",
  "cat.tables",
  "cat.text-alternatives",
];

/** A page in which axe was put. */
type WithAxe = typeof globalThis & {
  axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

export interface Visitor {
  url: string;
  bad: string[];
  requested: { url: string; from: string }[];
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Opens pages of one site with nothing stored. What they ask of others, what fails, and what they complain about is in
 * `bad`, which has to stay empty.
 */
export function visitor(browser: Browser, { port, path = "/" }: { port: number; path?: string }): Visitor {
  const url = `http://${host}:${port}${path}`;
  const bad: Visitor["bad"] = [];
  const requested: Visitor["requested"] = [];
  async function newPage(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(20_000);
    context.on("request", (request) => {
      requested.push({ url: request.url(), from: request.frame().url() });
      if (!request.url().startsWith(url) && !request.url().startsWith("data:")) bad.push(request.url());
    });
    context.on("response", (response) => {
      if (!response.ok() && response.status() !== 304) bad.push(`${response.status()} ${response.url()}`);
    });
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) bad.push(message.text());
    });
    context.on("weberror", (error) => bad.push(String(error.error())));
    return context.newPage();
  }
  return { url, bad, requested, newPage };
}

/** What axe finds: all rules of WCAG A and AA and of best practices, or the ones that are named. */
export async function violations(
  page: Page,
  ...rules: string[]
): Promise<[url: string, rule: string, elements: string[]][]> {
  await page.evaluate(axe);
  const options = { resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) };
  const found = await page.evaluate((given) => (globalThis as WithAxe).axe.run(given), options);
  return found.violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)]);
}

export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
