import { execFile } from "node:child_process";
import { createPrivateKey, createPublicKey, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@ams-vaulting/ci/chromium";
import { genuineFaultNames } from "@ams-vaulting/msw";
import type { ExampleScenario, Scenario } from "@ams-vaulting/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { ensure } from "../scripts/ensure.ts";
import { root } from "../scripts/redocly.ts";
import { serveFolder } from "../scripts/serve.ts";
import { host, launch } from "./support/chromium.ts";
import { type SandboxCommand, startCommand } from "./support/sandbox-command.ts";
import { sidewaysScroll, violations } from "./support/visit.ts";

const { contract: site } = inject("sites");
const catalogue: Record<"en" | "zh-CN", Record<string, string>> = JSON.parse(
  readFileSync(join(root, "try/texts.json"), "utf8"),
);
const chromium = await launch();

describe.skipIf(!chromium)("the Try page", () => {
  const bad: string[] = [];
  let browser: Browser;
  let sandbox: SandboxCommand;
  let scenarios: Scenario[];
  let page: Page;

  /** A browser with nothing stored. What it asks of others or complains about is noted. */
  async function newPage(options: BrowserContextOptions) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.on("request", (request) => {
      if (!request.url().startsWith(sandbox.url) && !request.url().startsWith("data:"))
        bad.push(request.url());
    });
    context.on("console", (message) => bad.push(message.text()));
    context.on("weberror", (error) => bad.push(String(error.error())));
    return context.newPage();
  }

  beforeAll(async () => {
    browser = ensure(chromium, "browser");
    sandbox = await startCommand(site);
    scenarios = await (await fetch(`${sandbox.url}_sandbox/scenarios.json`)).json();
    page = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
    await open();
  });
  beforeEach(() => at("scenario").selectOption({ index: 0 }));
  afterAll(async () => {
    await Promise.all([browser.close(), sandbox?.stop()]);
  });

  async function open(in_ = page, locale = "en") {
    await in_.goto(`${sandbox.url}${locale}/try/`);
    await in_.locator("#ask").waitFor();
  }
  const at = (id: string, in_ = page) => in_.locator(`#${id}`);
  const verdict = async (in_ = page) => {
    await in_.locator("#outcome .verdict").waitFor();
    return (await at("outcome", in_).textContent()) ?? "";
  };
  async function ask(
    { id, broken = "nothing", button = "send" }: { id?: string; broken?: string; button?: string } = {},
    in_ = page,
  ) {
    if (id !== undefined) await at("id", in_).fill(id);
    await in_.check(`input[value=${broken}]`);
    await at(button, in_).click();
    return verdict(in_);
  }
  const example = (fits: (scenario: ExampleScenario) => boolean) => {
    const index = scenarios.findIndex((scenario) => !("steps" in scenario) && fits(scenario));
    const found = ensure(scenarios[index], "example") as ExampleScenario;
    return { ...found, id: ensure(found.id, "id"), state: found.state ?? "", index };
  };
  /** Ids that spell out their answers. */
  const spelled = () => scenarios.filter((scenario) => "steps" in scenario);
  const checks = () =>
    at("checks")
      .locator("li")
      .evaluateAll((all) => all.map(({ className }) => className));
  const say = (key: string, places: Record<string, string> = {}) =>
    ensure(catalogue.en[key], key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);

  test("an example: verified, with each step", async () => {
    const { index, id, state } = example(({ signed, resultStatus }) => signed && resultStatus === "S");
    await at("scenario").selectOption({ index });
    expect(await at("id").inputValue()).toBe(id);
    expect(await ask()).toContain(say("outcomeFinal", { state }));
    expect(await checks()).toEqual(Array(8).fill("passed"));
  });

  test("the string to sign is what the signature of the command is over, and the command works", async () => {
    await ask();
    const text = await at("to-sign").locator("pre").textContent();
    await at("copy").click();
    await at("copy-status")
      .filter({ hasText: say("copied") })
      .waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toBe(await at("request").textContent());
    const signature = ensure(/signature=([^']+)'/.exec(command)?.[1], "signature");
    const privateKey = ensure(sandbox.env.AMS_PRIVATE_KEY, "private key");
    const der = Buffer.from(privateKey, "base64");
    const key = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
    expect(
      verify("sha256", Buffer.from(text ?? ""), key, Buffer.from(decodeURIComponent(signature), "base64")),
    ).toBe(true);
    const { stdout } = await promisify(execFile)("sh", ["-c", command.replace("curl", "curl --silent")]);
    const body = ensure(stdout.split("\r\n\r\n")[1], "body");
    expect(JSON.parse(body).result.resultStatus).toBe("S");
    // What must not be logged is in the answer, and not on the page.
    const { cardToken } = JSON.parse(body).paymentMethodDetail.card;
    expect(cardToken.length).toBeGreaterThan(8);
    const whole = await page.content();
    for (const secret of [cardToken, privateKey.slice(64, 128)]) expect(whole).not.toContain(secret);
    expect(await at("answer").textContent()).toContain('"cardToken":"[secret]"');
  });

  test("an id that nobody knows: verified, and the call failed", async () => {
    const said = await ask({ id: "nobody" });
    expect(said).toContain(say("outcomeFailed", { status: "F" }));
    expect(said).toContain("VAULTING_NOT_EXIST");
  });

  test("a broken signature of the request: refused by the gateway, unsigned, and no result", async () => {
    const said = await ask({ broken: "request" });
    for (const key of ["trustUnsigned", "brokenRequest"]) expect(said).toContain(say(key));
    expect(said).toContain("INVALID_SIGNATURE (F)");
    expect(await checks()).toEqual(["passed", "failed", ...Array(6).fill("unreached")]);
    const journal = await (await fetch(`${sandbox.url}_sandbox/journal`)).json();
    expect(journal.at(-1)).toMatchObject({ refused: "signature-mismatch" });
    // The text that is shown is the right one: only its signature is not.
    expect(await at("to-sign").locator("pre").textContent()).toBe(journal.at(-1).signature.stringToSign);
  });

  test.each([
    {
      name: "a signed answer",
      fits: ({ resultStatus }: ExampleScenario) => resultStatus === "S",
      keys: ["trustRejected", "brokenAnswer"],
    },
    {
      name: "an unsigned answer",
      fits: ({ signed }: ExampleScenario) => !signed,
      keys: ["trustUnsigned", "brokenUnsigned"],
    },
  ])("a bit changed in $name", async ({ fits, keys }) => {
    const { id, resultCode } = example(fits);
    const said = await ask({ id, broken: "answer" });
    for (const key of keys) expect(said).toContain(say(key));
    // What came in differs from what was sent, and is shown as it came in.
    expect(await at("answer").textContent()).not.toContain(`"resultCode":"${resultCode}"`);
    expect(await at("answer").locator("mark").textContent()).toHaveLength(1);
  });

  test("waiting: each inquiry is shown, and the final state", async () => {
    const { id } = ensure(
      spelled().find(({ steps }) => steps.length === 2 && !steps[0]?.startsWith("fault")),
      "scenario",
    );
    expect(await ask({ id: `${id}.wait`, button: "wait" })).toContain(say("trustVerified"));
    expect(await at("log").locator("li").count()).toBe(3);
    expect(await ask({ id: `${id}.wait` })).toContain(say("trustVerified"));
  });

  test("an id that spells out its answers begins anew when it is chosen, and when that is wanted", async () => {
    await at("scenario").selectOption({ index: scenarios.findIndex((scenario) => "steps" in scenario) });
    const first = await at("id").inputValue();
    await at("renew").click();
    expect(await at("id").inputValue()).not.toBe(first);
  });

  test("whatever is wrong with an answer, one check fails, and none after it is reached", async () => {
    const faults = spelled().filter(({ steps: [step = "", ...more] }) => {
      const isGenuine = genuineFaultNames.some((name) => step === `fault_${name}`);
      return more.length === 0 && step.startsWith("fault_") && !isGenuine;
    });
    const seen = new Set();
    for (const { id, steps } of faults) {
      if (/hang|slow|unavailable|connection|truncated|502|redirect/.test(String(steps[0]))) continue;
      const said = await ask({ id: `${id}.${seen.size}` });
      const classes = await checks();
      const failed = classes.indexOf("failed");
      const want = classes.map((_, index) =>
        index < failed ? "passed" : index > failed ? "unreached" : "failed",
      );
      expect([id, failed >= 0, classes]).toEqual([id, true, want]);
      expect(said.startsWith(say("trustVerified"))).toBe(false);
      seen.add(id);
    }
    expect(seen.size).toBeGreaterThan(9);
  });

  test("with the keyboard alone: choose, type, send, stop", async () => {
    await open();
    const focused = () => page.evaluate(() => document.activeElement?.id);
    const tabTo = async (id: string) => {
      for (let i = 0; i < 20 && (await focused()) !== id; i++) await page.keyboard.press("Tab");
      expect(await focused()).toBe(id);
    };
    await tabTo("scenario");
    await page.keyboard.press("ArrowDown");
    await tabTo("id");
    const second = scenarios[1] as ExampleScenario;
    expect(await at("id").inputValue()).toBe(second.id);
    await page.keyboard.press("Enter");
    expect(await verdict()).toContain(second.state);
    expect(await focused()).toBe("id");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("mock_fault_hang.keyboard");
    await page.keyboard.press("Enter");
    await tabTo("stop");
    await page.keyboard.press("Enter");
    expect(await verdict()).toContain("aborted");
    expect(await focused()).toBe("outcome-heading");
  });

  test("another language starts with what was asked", async () => {
    await open();
    const { id } = example(({ resultStatus }) => resultStatus === "U");
    await ask({ id, broken: "answer" });
    await page.getByRole("link", { name: "简体中文" }).click();
    await page.waitForURL("**/zh-CN/try/**");
    await page.locator("#ask").waitFor();
    expect(await at("id").inputValue()).toBe(id);
    expect(await page.locator("input[value=answer]").isChecked()).toBe(true);
  });

  test.each([
    { locale: "en", colorScheme: "light", width: 1280, broken: "request" },
    { locale: "en", colorScheme: "dark", width: 375, broken: "answer" },
    { locale: "zh-CN", colorScheme: "light", width: 375, broken: "nothing" },
    { locale: "zh-CN", colorScheme: "dark", width: 1280, broken: "answer" },
  ] as const)(
    "no violation in $locale, $colorScheme, $width px",
    async ({ locale, colorScheme, width, broken }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open(page, locale);
      await ask({ broken });
      expect(await violations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await page.locator("main").textContent()).not.toMatch(/\{\w+\}|undefined/);
      expect(await page.locator(`html[lang="${locale}"].${colorScheme}`).count()).toBe(1);
    },
  );

  describe("where it cannot ask, it says why and what to run", () => {
    /** The page as another server serves it. */
    async function lookAt(context: BrowserContext, url: string) {
      const asked: string[] = [];
      context.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const other = await context.newPage();
      await other.goto(url);
      await other.locator("#absent").waitFor();
      const said = await other.locator("main").textContent();
      expect(await other.locator("#ask").isVisible()).toBe(false);
      await context.close();
      return { said, asked };
    }

    test("no sandbox, or a public host: that one is not even asked", async () => {
      const server = await serveFolder(site);
      const near = await lookAt(await browser.newContext(), `http://127.0.0.1:${server.port}/zh-CN/try/`);
      const far = await lookAt(await browser.newContext(), `http://${host}:${server.port}/en/try/`);
      server.close();
      expect(near.said).toContain(catalogue["zh-CN"].absentSilent);
      expect(near.said).toMatch(
        /npx -y pnpm@\d+\.\d+\.\d+ start[\s\S]+sandbox --docs[\s\S]+http:\/\/127\.0\.0\.1:\d+\/zh-CN\/try\//,
      );
      expect(far.said).toContain(say("absentElsewhere"));
      expect(far.asked.filter((path) => path.startsWith("/_sandbox"))).toEqual([]);
    });

    test("a sandbox that was given keys, and so has no private key", async () => {
      const context = await browser.newContext();
      await context.route("**/credentials.json", async (route) => {
        const { privateKey: _, ...rest } = await (await route.fetch()).json();
        await route.fulfill({ json: rest });
      });
      expect((await lookAt(context, `${sandbox.url}en/try/`)).said).toContain(say("absentKeys"));
    });
  });

  test("it asked nobody else, and the browser had nothing to say", () => expect(bad).toEqual([]));

  test("a sandbox that ends meanwhile: no answer, and what to do", async () => {
    await open();
    await sandbox.stop();
    const said = await ask();
    expect(said).toContain(say("trustNone"));
    expect(said).toContain(say("outcomeGone"));
  });
});

describe("the texts", () => {
  const { en, ...others } = catalogue;

  test("each is used", () => {
    const folder = join(root, "try");
    const sources = readdirSync(folder)
      .filter((name) => /\.(ts|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    const used = (key: string) => sources.includes(`"${key}"`) || sources.includes(`{${key}}`);
    // The page's own name and description are for the shell.
    const unused = Object.keys(en).filter((key) => !used(key) && !["title", "description"].includes(key));
    expect(unused).toEqual([]);
  });

  test.each(Object.entries(others))("%s has each text, with the same places", (_, texts) => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
    const places = (text = "") => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, value] of Object.entries(en))
      expect([key, places(texts[key])]).toEqual([key, places(value)]);
  });
});
