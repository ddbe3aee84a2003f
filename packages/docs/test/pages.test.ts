import { readdirSync } from "node:fs";
import type { BrowserContextOptions, Page } from "@ams-vaulting/ci/chromium";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ensure } from "../scripts/ensure.ts";
import { type FolderServer, serveFolder } from "../scripts/serve.ts";
import { launch } from "./support/chromium.ts";
import { full, sidewaysScroll, structure, type Visitor, violations, visitor } from "./support/visit.ts";

const { contract: site } = inject("sites");
const browser = await launch();
const folders = readdirSync(`${site}/en`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "reference")
  .map(({ name }) => `${name}/`);
const locales = ["en", "zh-CN"];
const paths = locales.flatMap((locale) => ["", ...folders].map((folder) => `${locale}/${folder}`));
// Colours come from one style sheet. They take most of the time, and are looked at on one page of each kind of content;
// DOCS_FULL=1 (test:full) looks at all pages in every combination.
// The Try page with its sandbox is looked at in try.test.ts.
const thorough = (path: string) => full || /^(en\/(|try\/)|zh-CN\/keys\/)$/.test(path);

describe.skipIf(!browser)("the guides", () => {
  let server: FolderServer;
  let visit: Visitor;
  beforeAll(async () => {
    server = await serveFolder(site);
    visit = visitor(ensure(browser, "browser"), server);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  const open = async (path: string, options?: BrowserContextOptions) => {
    const page = await visit.newPage(options);
    await page.goto(visit.url + path);
    return page;
  };

  const switchColours = (page: Page) =>
    page.getByRole("button", { name: /light and dark|浅色与深色/ }).click();

  // One visit does everything that there is to look at: colours are switched and the window is made smaller in place.
  test.concurrent.each(paths.filter(thorough))(
    "%s can be read by everybody, in light and dark, on any screen",
    async (path) => {
      const page = await open(path);
      const found = [...(await violations(page))];
      await switchColours(page);
      found.push(...(await violations(page, "color-contrast")));
      await page.setViewportSize({ width: 375, height: 800 });
      found.push(...(await violations(page, ...(full ? [] : structure))));
      expect([found, await sidewaysScroll(page)]).toEqual([[], 0]);
      if (full) {
        await switchColours(page);
        expect(await violations(page)).toEqual([]);
      }
      await page.context().close();
    },
  );

  test.concurrent.each(locales)(
    "%s: nothing is wrong with the other pages, which are made the same way",
    async (locale) => {
      const page = await visit.newPage({ viewport: { width: 375, height: 800 } });
      const others = paths.filter((path) => path.startsWith(locale) && !thorough(path));
      for (const path of others) {
        await page.goto(visit.url + path);
        expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
        // Their markup comes from the same Markdown renderer: test:full looks at each.
        if (full) expect(await violations(page, ...structure)).toEqual([]);
      }
      await page.context().close();
    },
  );

  test("the root leads to the language of the browser, and to the one that was chosen", async () => {
    for (const { locale, want } of [
      { locale: "zh-TW", want: "zh-CN" },
      { locale: "de-DE", want: "en" },
    ]) {
      const page = await open("", { locale });
      await page.waitForURL(`${visit.url}${want}/`);
      await page.getByRole("link", { name: /^(English|简体中文)$/ }).click();
      await page.waitForURL(`${visit.url}${locales.find((other) => other !== want)}/`);
      await page.goto(visit.url);
      await page.waitForURL(`${visit.url}${locales.find((other) => other !== want)}/`);
      await page.context().close();
    }
  });

  test("without JavaScript the root has links, and the colours follow the system", async () => {
    const page = await open("", { javaScriptEnabled: false, colorScheme: "dark" });
    await page.getByRole("link", { name: "简体中文" }).click();
    await page.waitForURL(`${visit.url}zh-CN/`);
    const background = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(background).toBe("rgb(34, 36, 43)");
    await page.context().close();
  });

  test("the language changes in place", async () => {
    const page = await open("en/keys/#rotation");
    await page.getByRole("link", { name: "简体中文" }).click();
    await page.waitForURL(`${visit.url}zh-CN/keys/#rotation`);
    await page.context().close();
  });

  test("chosen colours stay, also on the reference", async () => {
    const page = await open("en/keys/", { colorScheme: "light" });
    await page.getByRole("button", { name: /light and dark/ }).click();
    // The colours are there before Redoc, which is never answered.
    await page.route("**/redoc-*.js", () => {});
    await page.goto(`${visit.url}zh-CN/reference/`, { waitUntil: "commit" });
    await page.locator("#reference").waitFor();
    expect(await page.locator("html").getAttribute("class")).toBe("dark");
    await page.context().close();
  });

  test.each([
    { locale: "en", typed: "rotate", want: "keys/#rotation" },
    { locale: "en", typed: "NOT_EXIST", want: "reference/#/vaulting/inquirevaulting" },
    { locale: "en", typed: "masked", want: "reference/#/vaulting/inquirevaulting" },
    // Both stand inside of a text without spaces.
    { locale: "zh-CN", typed: "验签", want: "signing/" },
    { locale: "zh-CN", typed: "令牌", want: "reference/#/vaulting/inquirevaulting" },
  ])("$locale: by keyboard, searching $typed leads to $want", async ({ locale, typed, want }) => {
    const page = await open(`${locale}/waiting/`);
    await page.keyboard.press("Control+k");
    const input = page.getByRole("combobox");
    await input.waitFor();
    await page.keyboard.type(typed);
    const options = page.getByRole("option");
    await options.first().waitFor();
    if (typed === "rotate") expect(await violations(page)).toEqual([]);
    const before = await page.locator("[aria-selected=true]").allInnerTexts();
    await page.keyboard.press("ArrowDown");
    if ((await options.count()) > 1)
      expect(await page.locator("[aria-selected=true]").allInnerTexts()).not.toEqual(before);
    await page.keyboard.press("ArrowUp");
    for (let tries = 0; tries < 12; tries++) {
      const url = await page
        .locator("[aria-selected=true]")
        .evaluate((option: HTMLElement) => option.dataset.url);
      if (url?.startsWith(want)) break;
      await page.keyboard.press("ArrowDown");
    }
    // Redoc is not needed here: where the search leads is enough.
    if (want.startsWith("reference/")) await page.route("**/redoc-*.js", (route) => route.abort());
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href.startsWith(`${visit.url}${locale}/${want}`));
    await page.context().close();
  });

  test("by keyboard: skip link, list of pages on a phone, copying code", async () => {
    const page = await open("en/signing/", { viewport: { width: 375, height: 800 } });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    const link = page.getByRole("link", { name: "Keys and rotation" }).first();
    expect(await link.isVisible()).toBe(false);
    await page.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await link.isVisible()).toBe(true);
    const copy = page.getByRole("button", { name: "Copy" }).first();
    await copy.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    await page.context().close();
  });

  test("no guide loads Redoc, or asks another host, or logs an error", () => {
    expect(visit.requested.length).toBeGreaterThan(paths.length);
    const redoc = visit.requested.filter(
      ({ url, from }) => url.includes("/redoc-") && !from.includes("reference"),
    );
    expect(redoc).toEqual([]);
    expect(visit.bad).toEqual([]);
  });
});
