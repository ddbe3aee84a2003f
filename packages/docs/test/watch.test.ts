import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensure } from "../scripts/ensure.ts";
import { watchSite } from "../scripts/watch-site.ts";

const folder = mkdtempSync(join(tmpdir(), "docs-watch-"));
const spec = join(folder, "openapi.yaml");
const said: string[] = [];
let site: Awaited<ReturnType<typeof watchSite>>;

beforeAll(async () => {
  mkdirSync(join(folder, "locales"));
  copyFileSync(join(import.meta.dirname, "two-operations.yaml"), spec);
  site = await watchSite({ spec, say: (text) => said.push(text) });
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = async () => (await fetch(`${site.url}en/reference/`)).text();

/** The next thing that an open page hears. */
async function nextEvent() {
  const { body } = await fetch(`${site.url}_reload`);
  const reader = ensure(body, "body").getReader();
  return {
    heard: reader.read().then(({ value }) => new TextDecoder().decode(value)),
    stop: () => reader.cancel(),
  };
}

test("a change of the contract is built, and open pages reload; a mistake is told, and the last site stays", async () => {
  expect(await page()).toContain('<script src="/_reload.js"></script>');
  const { heard, stop } = await nextEvent();
  const yaml = readFileSync(spec, "utf8");
  writeFileSync(spec, yaml.replaceAll("Find a parcel", "Look for a parcel"));
  expect(await heard).toContain("changed");
  await stop();
  expect(await page()).toContain("Look for a parcel");

  writeFileSync(join(folder, "locales/zh-CN.yaml"), "- { en: Nothing says this, zh-CN: 无 }\n");
  await expect
    .poll(() => said.at(-1), { timeout: 50_000 })
    .toContain("zh-CN.yaml:1:3 The contract says nowhere");
  expect(await page()).toContain("Look for a parcel");
});
