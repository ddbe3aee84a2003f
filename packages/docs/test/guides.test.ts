import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createVaultingClient } from "@ams-vaulting/client";
import { describe, expect, inject, test } from "vitest";
import en from "../locales/en.ts";
import chinese from "../locales/zh-CN.ts";
import { texts } from "../plugins/texts.ts";
import { colorModeScript } from "../scripts/color-mode.ts";
import { derivedKey, pemOf } from "../scripts/derived-key.ts";
import { renderDiagram } from "../scripts/diagram.ts";
import { ensure } from "../scripts/ensure.ts";
import { renderMarkdown } from "../scripts/markdown.ts";
import { fillPlaceholders } from "../scripts/placeholders.ts";
import { readContract } from "./support/contract.ts";

const { contract: site } = inject("sites");
const guide = (name: string, locale = "en") => readFileSync(join(site, locale, `${name}.md`), "utf8");
const api = readContract(join(site, "openapi.json"));

describe("the worked example", () => {
  const block = (text: string, after: string) =>
    ensure(/```[^\n]*\n([\s\S]*?)\n```/.exec(text.slice(text.indexOf(after)))?.[1], `block after ${after}`);
  const text = guide("signing");
  const header = (message: string, name: string) =>
    ensure(new RegExp(`^${name}: (.*)$`, "m").exec(message)?.[1], name);
  const bodyOf = (message: string) => ensure(message.split("\n\n")[1], "body");
  const request = block(text, "send it in the header");
  const answer = block(text, "on the bytes received");
  const merchant = createPublicKey(block(text, "as `signature.b64`"));
  const gateway = createPublicKey(block(text, "gateway's public key."));
  const signatureOf = (message: string) =>
    Buffer.from(decodeURIComponent(header(message, "signature").split("signature=")[1] ?? ""), "base64");

  test.each([
    {
      name: "request",
      message: request,
      key: merchant,
      shown: block(text, "Put them together"),
      time: "request-time",
    },
    {
      name: "answer",
      message: answer,
      key: gateway,
      shown: block(text, "Put together the same"),
      time: "response-time",
    },
  ])(
    "the signature of the $name fits the text, the text fits the message",
    ({ message, key, shown, time }) => {
      expect(verify("sha256", Buffer.from(shown), key, signatureOf(message))).toBe(true);
      const body = bodyOf(message);
      expect(shown.endsWith(`\n${header(message, "client-id")}.${header(message, time)}.${body}`)).toBe(true);
      expect(verify("sha256", Buffer.from(`${shown} `), key, signatureOf(message))).toBe(false);
    },
  );

  test("the client accepts the answer, and the request is the one that it sends", async () => {
    const sent: unknown[] = [];
    const { privateKey } = derivedKey("the merchant of the worked example");
    const client = createVaultingClient({
      clientId: header(request, "client-id"),
      privateKey: pemOf(privateKey),
      alipayPublicKey: pemOf(gateway),
      region: "north-america",
      now: () => Number(header(request, "request-time")),
      retry: { attempts: 1 },
      fetch: async (url, init) => {
        sent.push([
          new URL(url).pathname,
          new Headers(init.headers).get("signature"),
          await new Response(init.body).text(),
        ]);
        const names = ["client-id", "response-time", "signature"];
        return new Response(bodyOf(answer), {
          headers: names.map((name) => [name, header(answer, name)]),
        });
      },
    });
    const vaulting = await client.inquireVaulting(JSON.parse(bodyOf(request)));
    expect(vaulting.vaultingStatus).toBe("PROCESSING");
    expect(sent).toEqual([[request.split(" ")[1], header(request, "signature"), bodyOf(request)]]);
  });

  test("no private key is on any page", () => {
    for (const locale of ["en", "zh-CN"])
      for (const name of ["signing", "keys", "messages"]) {
        expect(guide(name, locale)).not.toContain("BEGIN PRIVATE KEY");
        for (const who of ["merchant", "gateway"]) {
          const { d, p } = derivedKey(`the ${who} of the worked example`).privateKey.export({
            format: "jwk",
          });
          for (const secret of [d, p])
            expect(guide(name, locale)).not.toContain(ensure(secret, "part of the key").slice(0, 24));
        }
      }
  });
});

describe("tables come from the contract", () => {
  const codes = [
    ...ensure(api.paths["/v1/vaults/inquireVaulting"]?.post?.["x-result-codes"], "result codes"),
    ...ensure(api["x-general-result-codes"], "general result codes"),
  ];
  test.each(["en", "zh-CN"])("%s: every result code, server and header", (locale) => {
    for (const { code, status } of codes)
      expect(guide("results", locale)).toContain(`| \`${code}\` | \`${status}\` |`);
    for (const { url } of api.servers) expect(guide("getting-started", locale)).toContain(`\`${url}\``);
    for (const { name } of Object.values(api.components.parameters))
      expect(guide("messages", locale)).toContain(`| \`${name}\` |`);
  });
  test("every source", () => {
    const sources = ensure(JSON.stringify(api).match(/"x-source":"[^"]+"/g), "source").map((text) =>
      JSON.parse(`{${text}}`)["x-source"].trim(),
    );
    for (const source of sources) expect(guide("differences")).toContain(source);
  });
  test("the mistakes with keys, in the words of the client", () => {
    expect(guide("keys")).toMatch(
      /most common one \| `key_invalid` \| alipayPublicKey: This is your own public key/,
    );
    expect(guide("keys").match(/^\| .* \| `\w+` \|/gm)).toHaveLength(
      Object.keys(en.words.keyMistakes).length,
    );
  });
});

describe("an author's mistake in a guide is an error", () => {
  test.each(["<!-- table: nothing -->", "{{ polling.nothing }}", "<!-- nothing: result-codes -->"])(
    "%s",
    (text) => {
      const fill = () =>
        fillPlaceholders(`# A\n\n${text}\n`, "a.md", { blocks: { table: () => undefined }, values: {} });
      expect(fill).toThrow(/^a\.md:3:1 /);
    },
  );
  test("a heading without an id", () => {
    expect(() => renderMarkdown("# A\n\nB\n\n## C\n", { name: "a", words: en.words, href: String })).toThrow(
      '"C" has no {#id}',
    );
  });
  test("a diagram without words", () => {
    expect(() => renderDiagram("sequenceDiagram\n  A->>B: c\n", "a")).toThrow("%% title:");
  });
});

test("a diagram has words, and asks no other host", () => {
  const svg = renderDiagram("sequenceDiagram\n  %% title: T\n  %% desc: D\n  A->>B: c\n", "a");
  expect(svg).toContain('<title id="diagram-a-title">T</title><desc id="diagram-a-desc">D</desc>');
  expect(svg).not.toMatch(/<style|style=|@import/);
});

test("both languages have the same words", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;
  expect(shape(chinese.words)).toEqual(shape(en.words));
  expect(shape(texts["zh-CN"])).toEqual(shape(texts.en));
});

test("guides choose colours as Redoc does", () => {
  const page = readFileSync(join(site, "en/reference/index.html"), "utf8");
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  expect(scripts).toEqual([colorModeScript, colorModeScript]);
});
