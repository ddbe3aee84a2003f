import { join } from "node:path";
import type { Locator, Page } from "@ams-vaulting/ci/chromium";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ensure } from "../scripts/ensure.ts";
import { type FolderServer, serveFolder } from "../scripts/serve.ts";
import { launch } from "./support/chromium.ts";
import { readContract, readOperations, type ShownOperation } from "./support/contract.ts";
import { full, sidewaysScroll, structure, type Visitor, violations, visitor } from "./support/visit.ts";

const sites = inject("sites");
const browser = await launch();
afterAll(() => browser?.close());
// What a reference is made of is the same in every language: Chinese shows only what depends on it.
const alike = (locale: string) => !full && locale !== "en";

// Another contract, in a subfolder, is for test:full.
const references = [
  { name: "the contract", folder: sites.contract, locale: "en", path: "/", example: "Example: " },
  { name: "the contract in Chinese", folder: sites.contract, locale: "zh-CN", path: "/", example: "示例: " },
  {
    name: "two operations in a subfolder",
    folder: sites.parcels,
    locale: "en",
    path: "/some/folder/",
    example: "Example: ",
  },
].filter(({ folder }) => full || folder === sites.contract);

describe.skipIf(!browser).each(references)("the reference of $name", ({ folder, locale, path, example }) => {
  const api = readContract(join(folder, locale === "en" ? "openapi.json" : `${locale}/openapi.json`));
  const operations = readOperations(api);
  let server: FolderServer;
  let visit: Visitor;
  let page: Page;
  let address: string;

  const section = (in_: Page, { route }: ShownOperation) =>
    in_.locator(`#redoc [data-section-id="${route}"]`);
  const isReady = (in_: Page) => in_.locator("html[data-redoc=ready]").waitFor();

  /** Shows a route in the page, which loads Redoc once. */
  async function show(route: string) {
    await page.goto(`${address}#${route}`);
    const operation = operations.find((candidate) => candidate.route === route);
    if (!operation) return;
    await isReady(page);
    await section(page, operation).getByRole("button", { name: example }).last().waitFor();
  }

  /** Opens a menu and returns its entries. */
  async function unfold(button: Locator) {
    await button.click();
    const entries = page.getByRole("menuitem");
    await entries.first().waitFor();
    return entries;
  }

  beforeAll(async () => {
    server = await serveFolder(folder, { path });
    visit = visitor(ensure(browser, "browser"), { ...server, path });
    address = `${visit.url}${locale}/reference/`;
    page = await visit.newPage();
  });
  afterAll(() => server?.close());

  test("without JavaScript there is everything to read", async () => {
    const plain = await visit.newPage({ javaScriptEnabled: false });
    await plain.goto(address);
    expect(await plain.locator(".static-reference").isVisible()).toBe(true);
    const text = (await plain.locator(".reference").allTextContents()).join();
    for (const { summary, codes, requests, responses } of operations) {
      for (const shown of [
        summary,
        ...requests,
        ...responses,
        ...codes.map(({ code }) => code.split("_")[0]),
      ])
        expect(text).toContain(shown);
    }
    for (const { url } of api.servers) expect(text).toContain(url);
    await plain.context().close();
  });

  test.skipIf(alike(locale))("a phone loads Redoc only when somebody needs it", async () => {
    const phone = await visit.newPage({
      viewport: { width: 375, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const asked = () => visit.requested.filter(({ url }) => url.includes("/redoc-")).length;
    const before = asked();
    await phone.goto(address, { waitUntil: "load" });
    // Where Redoc is loaded by itself, it is when nothing is left to do.
    await phone.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(await phone.locator("html[data-redoc=loading], html[data-redoc=ready]").count()).toBe(0);
    expect(asked()).toBe(before);
    const [title] = await phone.getByRole("heading", { level: 1 }).first().allInnerTexts();
    expect(title).toContain(api.info.title);
    const tag = ensure(api.tags[0], "tag");
    // The button of the menu is dead before; it works when Redoc has come.
    await phone.locator("[data-testid=floating-button]").tap();
    await phone
      .getByRole("navigation")
      .getByText(tag["x-displayName"] ?? tag.name)
      .first()
      .waitFor();
    expect(asked()).toBe(before + 1);
    await phone.context().close();
  });

  test.skipIf(alike(locale)).each(operations)("$operationId shows every result code", async (operation) => {
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
      const buttons = section(page, operation).getByRole("button", { name: example });
      for (const [index, summaries] of [operation.requests, operation.responses].entries()) {
        const entries = await unfold(buttons.nth(index));
        expect((await entries.allInnerTexts()).map((text) => text.trim())).toEqual(summaries);
        await page.keyboard.press("Escape");
      }
      await (await unfold(buttons.first())).last().click();
      const answer = section(page, operation).getByRole("button", {
        name: `${example}${operation.responses.at(-1)}`,
      });
      await answer.last().waitFor();
    },
  );

  test.skipIf(alike(locale)).each(operations)(
    "$operationId lists its own codes in the schema of a failed call",
    async (operation) => {
      await show(operation.route);
      const last = ensure(operation.variants.at(-1), "variant");
      // Redoc offers few variants as tabs, many as a menu.
      const tab = section(page, operation).getByRole("tab", { name: last });
      const menu = section(page, operation).getByRole("button", {
        name: ensure(operation.variants[0], "variant"),
        exact: true,
      });
      if ((await tab.count()) > 0) await tab.click();
      else await (await unfold(menu)).filter({ hasText: last }).click();
      for (const { code, status } of operation.codes.slice(0, 3)) {
        // Code samples name codes too.
        const value = section(page, operation)
          .getByText(`"${code}"`, { exact: true })
          .and(page.locator(":not(pre *)"));
        if (status === "S") expect(await value.count()).toBe(0);
        else await value.first().waitFor();
      }
    },
  );

  // One page does it all: to load Redoc takes longer than to look at it.
  test.skipIf(alike(locale))("everybody can read it, in light and dark, on any screen", async () => {
    // The overview of the other language is made of the same parts.
    for (const route of locale === "en" || full ? ["/", operations[0].route] : [operations[0].route]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await show(route);
      if (route === "/") await isReady(page);
      const found = await violations(page);
      await page.locator("[data-theme]").click();
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== "running"),
      );
      found.push(...(await violations(page, "color-contrast")));
      await page.setViewportSize({ width: 375, height: 800 });
      if (full) found.push(...(await violations(page)));
      else if (route !== "/") found.push(...(await violations(page, ...structure)));
      expect([route, found, await sidewaysScroll(page)]).toEqual([route, [], 0]);
      await page.locator("[data-theme]").click();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test.skipIf(alike(locale))("each link of the menu opens in a new tab", async () => {
    await show(operations[0].route);
    const anchors = page.locator("#redoc .menu-content a[href]");
    const texts = await anchors.allInnerTexts();
    const hrefs = await anchors.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const links = hrefs.map((href, at) => ({ href, text: texts[at]?.split("\n")[0]?.trim() ?? "" }));
    const own = links.filter(({ href }) => href.startsWith(visit.url));
    expect(own.map(({ text }) => text)).toEqual(
      expect.arrayContaining(operations.map(({ summary }) => summary)),
    );
    const tab = await page.context().newPage();
    // A new tab loads Redoc anew.
    for (const { href, text } of full ? own : [...own.slice(1, 2), ...own.slice(-1)]) {
      await tab.goto("about:blank");
      await tab.goto(href);
      await tab.getByRole("heading", { name: text }).first().waitFor();
    }
    await tab.close();
  });

  test("by keyboard, search leads to an operation, also from inside of a word", async () => {
    await show("/");
    await isReady(page);
    await page.keyboard.press("Control+k");
    const { summary, route } = operations[0];
    await page.getByRole("dialog").or(page.getByRole("textbox")).first().waitFor();
    await page.keyboard.type(locale === "en" ? summary : summary.slice(1));
    const enter = async () => {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      return page.url();
    };
    await expect.poll(enter, { timeout: 20_000, interval: 500 }).toBe(`${address}#${route}`);
  });

  test.skipIf(folder === sites.parcels || alike(locale))(
    "the other language shows the same place",
    async () => {
      const data = await page.locator("#reference").getAttribute("data-sections");
      const sections: Record<string, string[]> = JSON.parse(data ?? "");
      const second = (of: string) => ensure(sections[of]?.[1], `second section in ${of}`);
      const other = locale === "en" ? "zh-CN" : "en";
      // A section has another name in each language; an operation has not, which is the easier case.
      const places = [{ from: second(locale), to: second(other) }];
      if (full) places.push({ from: operations[0].route, to: operations[0].route });
      for (const { from, to } of places) {
        // The context of the page has Redoc in its cache.
        const tab = await page.context().newPage();
        await tab.goto(`${address}#${from}`);
        await isReady(tab);
        await tab.getByRole("link", { name: /^(English|简体中文)$/ }).click();
        await tab.waitForURL(
          (url) => url.pathname.endsWith(`/${other}/reference/`) && decodeURIComponent(url.hash) === `#${to}`,
        );
        await tab.locator(`[data-section-id="${to}"]`).first().waitFor();
        await tab.close();
      }
    },
  );

  test("asks no other host for anything, and logs no error", () => expect(visit.bad).toEqual([]));
});
