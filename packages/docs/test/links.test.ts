import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { openContract } from "../scripts/contract.ts";
import { ensure } from "../scripts/ensure.ts";
import { readContract } from "./support/contract.ts";

const { contract: site } = inject("sites");
const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const pages = files.filter((file) => file.endsWith(".html"));
const texts = new Map(pages.map((file) => [file, readFileSync(file, "utf8")]));
const routes = openContract(readContract(join(site, "openapi.json"))).operations.flatMap(
  ({ route, tags }) => [route, `/${tags[0].toLowerCase()}`],
);

/** The file behind a relative link, as a static host finds it. */
function fileOf(from: string, link: string) {
  const target = resolve(dirname(from), decodeURI(link || "."));
  if (!link) return from;
  return existsSync(target) && statSync(target).isDirectory() ? join(target, "index.html") : target;
}

/** What a hash leads to: an element, or an address of the reference. */
function leadsSomewhere(file: string, hash: string) {
  const page = texts.get(file);
  if (!page || hash === "" || hash === "/") return true;
  if (hash.startsWith("/"))
    return routes.includes(hash) || page.includes(`data-section-id="${decodeURI(hash)}"`);
  return page.includes(` id="${hash}"`);
}

describe.each(pages.map((file) => [relative(site, file), file] as const))("%s", (_name, file) => {
  const page = ensure(texts.get(file), file);

  test("each link leads to a file and a place that are there", () => {
    const links = [...page.matchAll(/ (?:href|src|data-search|data-index|data-start)="([^"]*)"/g)]
      .map(([, link = ""]) => link.replaceAll("&amp;", "&"))
      .filter((link) => !/^(https?:|data:)/.test(link));
    expect(links.length).toBeGreaterThan(2);
    const broken = links.filter((link) => {
      const [, path = "", hash = ""] = /^([^#]*)#?(.*)$/.exec(link) ?? [];
      const target = fileOf(file, path);
      return !existsSync(target) || !leadsSomewhere(target, hash);
    });
    expect(broken).toEqual([]);
  });

  test("each id stands once", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("nothing is loaded from another host", () => {
    const loaded =
      /<(?:script|img|link|iframe|source|use)\b[^>]*\b(?:src|href|srcset)="(?:https?:)?\/\/[^"]*"/g;
    expect(page.match(loaded)).toBeNull();
  });
});

test("the Markdown beside the pages links to what is there", () => {
  const markdown = files.filter((file) => file.endsWith(".md"));
  expect(markdown.length).toBeGreaterThan(30);
  for (const file of markdown)
    for (const [, link = ""] of readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#]*)(?:#[^)]*)?\)/g))
      expect(existsSync(fileOf(file, link)), `${relative(site, file)} -> ${link}`).toBe(true);
});

test("the anchors are the same in both languages", () => {
  const anchors = (locale: string) =>
    pages
      .filter(
        (file) =>
          relative(site, file).startsWith(`${locale}/`) &&
          !file.includes("reference") &&
          !file.includes("/try/"),
      )
      .map((file) => [relative(join(site, locale), file), texts.get(file)?.match(/<h[23] id="[^"]+"/g)]);
  expect(anchors("zh-CN")).toEqual(anchors("en"));
});

test("the older Chinese word is named once", () => {
  const bodies = [...texts].map(([, page]) => page.slice(page.indexOf("<body")).replaceAll(/<[^>]*>/g, " "));
  expect(bodies.join("\n").match(/存档/g)).toHaveLength(1);
  expect(bodies.join("\n").match(/绑定/g)?.length).toBeGreaterThan(50);
});
