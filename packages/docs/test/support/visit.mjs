import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { host } from "./chromium.mjs";

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

/**
 * Opens pages of one site with nothing stored. What they ask of others, what fails, and what they complain about is in
 * `bad`, which has to stay empty.
 */
export function visitor(browser, { port, path = "/" }) {
  const url = `http://${host}:${port}${path}`;
  const bad = [];
  const requested = [];
  async function newPage(options = {}) {
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
export async function violations(page, ...rules) {
  await page.evaluate(axe);
  const options = { resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) };
  const found = await page.evaluate((given) => globalThis.axe.run(given), options);
  return found.violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)]);
}

export const sidewaysScroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
