import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../scripts/redocly.mjs";
import { host, launchChromium } from "./chromium.mjs";
import { readContract, readOperations } from "./contract.mjs";
import { buildSite, removeSites, serveSite } from "./site.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const browser = await launchChromium();

afterAll(async () => {
  await browser?.close();
  removeSites();
});

describe.skipIf(!browser).each([
  { name: "the contract", spec: join(root, "../../spec/openapi.yaml"), path: "/" },
  {
    name: "two operations in a subfolder",
    spec: join(root, "test/two-operations.yaml"),
    path: "/some/folder/",
  },
])("$name", ({ name, spec, path }) => {
  const api = readContract(spec);
  const operations = readOperations(api);
  const routes = ["/", ...operations.map(({ route }) => route)];
  const bad = [];
  let server;
  let url;
  let page;

  /** A browser with nothing stored. Everything that it asks of others or complains about is noted. */
  async function newPage(options) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.on("request", (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith("data:")) bad.push(request.url());
    });
    context.on("response", (response) => {
      if (!response.ok()) bad.push(`${response.status()} ${response.url()}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error") bad.push(message.text());
    });
    context.on("weberror", (error) => bad.push(String(error.error())));
    return context.newPage();
  }

  const section = (in_, { route }) => in_.locator(`[data-section-id="${route}"]`);

  async function show(route, in_ = page) {
    await in_.goto(`${url}#${route}`);
    const operation = operations.find((candidate) => candidate.route === route);
    const last = operation
      ? section(in_, operation).getByRole("button", { name: "Example: " }).last()
      : in_.getByRole("heading", { name: api.info.title });
    await last.waitFor();
    return in_;
  }

  /** Opens a menu and returns its entries. */
  async function unfold(button) {
    await button.click();
    const entries = page.getByRole("menuitem");
    await entries.first().waitFor();
    return entries;
  }

  beforeAll(async () => {
    const { out } = await buildSite(path.replaceAll("/", "_"), "--spec", spec);
    server = await serveSite(out, path);
    url = `http://${host}:${server.port}${path}`;
    page = await newPage();
  });
  afterAll(() => server?.close());

  test.each(operations)("$operationId shows every result code", async (operation) => {
    await show(operation.route);
    const rows = await section(page, operation).locator("tr:has(code)").allInnerTexts();
    expect(rows.map((row) => row.split("\t").slice(0, 2))).toEqual(
      operation.codes.map(({ code, status }) => [code, status]),
    );
  });

  test.each(operations)(
    "$operationId offers its examples, and a request shows its answer",
    async (operation) => {
      await show(operation.route);
      const buttons = section(page, operation).getByRole("button", { name: "Example: " });
      for (const [index, summaries] of [operation.requests, operation.responses].entries()) {
        const entries = await unfold(buttons.nth(index));
        expect((await entries.allInnerTexts()).map((text) => text.trim())).toEqual(summaries);
        await page.keyboard.press("Escape");
      }
      await (await unfold(buttons.first())).last().click();
      const answer = section(page, operation).getByRole("button", {
        name: `Example: ${operation.responses.at(-1)}`,
      });
      await answer.last().waitFor();
    },
  );

  test.each(operations)(
    "$operationId lists its own codes in the schema of a failed call",
    async (operation) => {
      await show(operation.route);
      const last = operation.variants.at(-1);
      // Redoc offers few variants as tabs, many as a menu.
      const tab = section(page, operation).getByRole("tab", { name: last });
      const menu = section(page, operation).getByRole("button", { name: operation.variants[0], exact: true });
      if ((await tab.count()) > 0) await tab.click();
      else await (await unfold(menu)).filter({ hasText: last }).click();
      for (const { code, status } of operation.codes.slice(0, 3)) {
        const value = section(page, operation).getByText(`"${code}"`, { exact: true });
        if (status === "S") expect(await value.count()).toBe(0);
        else await value.first().waitFor();
      }
    },
  );

  /** What axe finds on the route that is shown. */
  async function violations(in_) {
    await in_.evaluate(axe);
    const found = await in_.evaluate((runOnly) => globalThis.axe.run({ runOnly }), wcag);
    return found.violations.map(({ id, nodes }) => [in_.url(), id, nodes.map(({ html }) => html)]);
  }

  test.each(["light", "dark"])("no violation of WCAG A or AA in %s colours", async (colorScheme) => {
    const coloured = await newPage({ colorScheme });
    for (const route of routes) {
      await show(route, coloured);
      expect(await violations(coloured)).toEqual([]);
    }
    await coloured.context().close();
  });

  test("no violation and no sideways scrolling on a telephone", async () => {
    const telephone = await newPage({ viewport: { width: 375, height: 800 } });
    for (const route of routes) {
      await show(route, telephone);
      expect(await telephone.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
      expect(await violations(telephone)).toEqual([]);
    }
    await telephone.context().close();
  });

  test("each link of the menu opens in a new tab", async () => {
    const links = new Map();
    // On the first route the menu is the prerendered one, on the others the browser's.
    const fresh = await newPage();
    for (const route of ["/", operations[0].route]) {
      const anchors = (await show(route, fresh)).getByRole("navigation").locator("a[href]");
      const hrefs = await anchors.evaluateAll((all) => all.map(({ href }) => href));
      const texts = await anchors.allInnerTexts();
      for (const [index, href] of hrefs.entries()) links.set(href, texts[index].split("\n")[0]);
    }
    links.delete("https://redocly.com/redoc/");
    expect([...links.values()]).toEqual(expect.arrayContaining(operations.map(({ summary }) => summary)));
    for (const [href, text] of links) {
      const tab = await fresh.context().newPage();
      await tab.goto(href);
      await tab.getByRole("heading", { name: text }).first().waitFor({ timeout: 10_000 });
      await tab.close();
    }
    await fresh.context().close();
  });

  test("search leads to an operation", async () => {
    await show("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(operations[0].summary);
    const enter = async () => {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      return page.url();
    };
    await expect.poll(enter, { timeout: 10_000, interval: 500 }).toBe(`${url}#${operations[0].route}`);
  });

  test("asks no other host for anything, and logs no error", () => expect(bad, name).toEqual([]));
});
