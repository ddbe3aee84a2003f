import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@ams-vaulting/ci/chromium";
import { launchChromium } from "@ams-vaulting/ci/chromium";
import { createVaultingClient } from "@ams-vaulting/client";
import { examples } from "@ams-vaulting/msw";
import { type Sandbox, startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Alert } from "../src/alert.ts";
import { choices } from "../src/example/choices.ts";
import { listen, type OpenShop } from "../src/listen.ts";
import { createShop } from "../src/shop.ts";
import { createMemoryStore } from "../src/store.ts";

// From end to end in a browser: shop, sandbox and test bank, as `pnpm example` starts them.

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { card } = examples.inquireVaulting.response.success.body.paymentMethodDetail;
interface Axe {
  axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
}
const browser = await launchChromium("the shop in a browser");

describe.skipIf(!browser)("in a browser", () => {
  const alerts: Alert[] = [];
  const bad: string[] = [];
  let sandbox: Sandbox;
  let shop: OpenShop;
  let page: Page;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    const client = createVaultingClient(sandbox.credentials);
    const alert = (given: Alert) => alerts.push(given);
    shop = await listen(
      createShop({ client, store: createMemoryStore(), alert, choices, refreshSeconds: 0.3 }),
      0,
    );
    if (browser) page = await browser.newPage({ viewport: { width: 375, height: 800 } });
    page.on("pageerror", (error) => bad.push(String(error)));
    page.on("requestfailed", (request) => {
      // The page that waits leaves while it asks.
      if (!request.failure()?.errorText.includes("ERR_ABORTED")) bad.push(request.url());
    });
    page.on("console", (message) => {
      // What is logged of HTTP errors is what the shop means to say.
      if (message.type() === "error" && !message.text().includes("the server responded with a status of"))
        bad.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
    await sandbox?.close();
    expect(bad).toEqual([]);
  });

  const choose = async (title: string) => {
    await page.goto(shop.url);
    await page.getByRole("button", { name: title }).click();
  };

  const seen = new Set<string>();
  /** Waits for a page, and looks at it in light and dark colours, on a telephone. Once is enough. */
  async function see(heading: string, at = page) {
    await at.getByRole("heading", { level: 1, name: heading }).waitFor();
    if (seen.has(heading)) return;
    seen.add(heading);
    await at.evaluate(axe);
    expect([heading, await violations(at)]).toEqual([heading, []]);
    await at.emulateMedia({ colorScheme: "dark" });
    expect([heading, "dark", await violations(at, "color-contrast")]).toEqual([heading, "dark", []]);
    await at.emulateMedia({ colorScheme: "light" });
    const fits = "document.documentElement.scrollWidth <= innerWidth";
    expect(await at.evaluate(fits), "no sideways scrolling").toBe(true);
  }

  const violations = (at: Page, ...rules: string[]) =>
    at.evaluate(async (only) => {
      const { axe } = globalThis as unknown as Axe;
      const found = await axe.run({
        preload: false,
        resultTypes: ["violations"],
        ...(only.length > 0 && { runOnly: only }),
      });
      return found.violations.map(({ id }) => id);
    }, rules);

  test("the bank approves, by keyboard alone", async () => {
    await page.goto(shop.url);
    await see("Store a card");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await see("Test bank");
    expect(new URL(page.url()).origin).toBe(new URL(sandbox.url).origin);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await see("Your card is stored");
    expect(new URL(page.url()).origin).toBe(new URL(shop.url).origin);
    expect(await page.locator("main").textContent()).toContain(card.maskedCardNo);
  });

  test("the bank declines", async () => {
    await choose("The bank asks the buyer");
    await page.getByRole("button", { name: "Decline" }).click();
    await see("This card cannot be stored");
    await page.getByRole("link", { name: "Use another card" }).click();
    await see("Store a card");
  });

  test("who comes back undecided waits, and the page finds out by itself", async () => {
    await choose("The bank asks the buyer");
    const bank = page.url();
    await page.getByRole("link", { name: "Back to the merchant" }).click();
    await see("Please wait");
    expect(await page.getByRole("link", { name: "Continue with your bank" }).getAttribute("href")).toBe(bank);
    const elsewhere = (await browser?.newPage()) as Page;
    await elsewhere.goto(bank.replace(/&return=[^&]*/, ""));
    await elsewhere.getByRole("button", { name: "Approve" }).click();
    await see("Decided", elsewhere);
    await elsewhere.close();
    await see("Your card is stored");
  });

  test.each([
    ["There is no such vaulting", "We do not know this card"],
    ["The gateway knows nothing yet", "Please try again later"],
  ])("%s", async (title, heading) => {
    await choose(title);
    await see(heading);
  });

  test("a forged answer stores nothing, and somebody is told", async () => {
    alerts.length = 0;
    await choose("Somebody forges the answer");
    await see("Something went wrong");
    expect(alerts).toMatchObject([{ alert: "answer_refused", code: "signature_mismatch" }]);
  });
});

test("each road is there once, and is new each time where the sandbox lets it be", () => {
  const [first, second] = [choices(), choices()];
  expect(first.map(({ title }) => title)).toEqual(second.map(({ title }) => title));
  expect(first).toHaveLength(new Set(first.map(({ requestId }) => requestId)).size);
  expect(first[0]?.requestId).not.toBe(second[0]?.requestId);
});
