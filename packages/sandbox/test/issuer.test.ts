import { request as httpRequest } from "node:http";
import { createVaultingClient } from "@ams-vaulting/client";
import { examples } from "@ams-vaulting/msw";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startSandbox } from "../src/index.ts";
import { endingsOf, linkToIssuer } from "../src/issuer/link-to-issuer.ts";
import { linksReplaced } from "../src/issuer/links.ts";
import { exchange } from "./support/merchant.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const at = (path: string) => new URL(path, sandbox.url).href;
afterEach(() => exchange(at("/_sandbox/state"), "DELETE"));

const client = createVaultingClient(sandbox.credentials);
const inquire = (vaultingRequestId: string) => client.inquireVaulting({ vaultingRequestId });
const ISSUER = "/_sandbox/3ds";
const issuerUrl = (query: Record<string, string>) => at(`${ISSUER}?${new URLSearchParams(query)}`);
const visit = { operation: "inquireVaulting", id: "order-1" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const decide = (url: string, example: string, headers: Record<string, string> = {}) =>
  exchange(url, "POST", { ...FORM, ...headers }, String(new URLSearchParams({ example })));
const script = (steps: unknown[], id = visit.id) =>
  exchange(
    at("/_sandbox/scripts"),
    "POST",
    { "content-type": "application/json" },
    JSON.stringify({ ...visit, id, steps }),
  );

const { processing } = examples.inquireVaulting.response;
const links = (body: object) =>
  Object.entries(body).filter(([name]) => /Url$/.test(name)) as [string, string][];

describe("a response in progress links to the test bank", () => {
  test.each([
    ["of a magic id", "mock_processing.1"],
    ["of a script", "order-1"],
  ])("%s", async (_, id) => {
    await script(["processing", "success"]);
    const response = await inquire(id);
    for (const [name, url] of links(processing.body).filter(([, url]) => url.startsWith("https:")))
      expect([name, url, response[name as keyof typeof response]]).toEqual([
        name,
        url,
        issuerUrl({ operation: visit.operation, id }),
      ]);
    expect(
      (await exchange(response.vaultingStatus === "PROCESSING" ? (response.normalUrl ?? "") : "", "GET"))
        .text,
    ).toContain(`<code>${id}</code>`);
  });

  test("but not when an override has another link", async () => {
    const normalUrl = "https://bank.example/3ds";
    await script([{ example: "processing", override: { normalUrl } }]);
    expect(await inquire("order-1")).toMatchObject({ normalUrl });
  });

  test("but not where browsers on this machine cannot reach it", () => {
    const step = (at: string | undefined) =>
      linkToIssuer(() => at)("inquireVaulting", "order-1", "processing");
    expect(step(undefined)).toBe("processing");
    expect(step("http://127.0.0.1:1/")).toMatchObject({ example: "processing", override: expect.anything() });
  });

  test("but not that of a request example: it is the contract's own, to the letter", async () => {
    const id = examples.inquireVaulting.request.processing.vaultingRequestId;
    expect(await inquire(id)).toEqual(processing.body);
  });

  test("and nothing else of it changes", async () => {
    const without = (body: object) =>
      Object.fromEntries(Object.entries(body).filter(([name]) => !/Url$/.test(name)));
    await script(["processing"]);
    expect(without(await inquire("order-1"))).toEqual({
      ...without(processing.body),
      vaultingRequestId: "order-1",
    });
  });

  test("links in apps keep their scheme, and strings that look like links stay", () => {
    const body = { ...processing.body, applinkUrl: "app://pay", vaultingRequestId: "https://no.link" };
    const changed = linksReplaced("InquireVaultingResponse", body, "http://127.0.0.1/bank");
    expect(changed).toMatchObject({ normalUrl: "http://127.0.0.1/bank" });
    expect(Object.keys(changed ?? {})).not.toContain("applinkUrl");
    expect(Object.keys(changed ?? {})).not.toContain("vaultingRequestId");
  });
});

test("the endings are the final states of the contract, the good one first", () => {
  expect(endingsOf("inquireVaulting")).toEqual([
    { state: "SUCCESS", example: "success" },
    { state: "FAIL", example: "fail" },
  ]);
  expect(endingsOf("toString")).toEqual([]);
});

describe("what the buyer decides is the state from then on", () => {
  test.each(endingsOf("inquireVaulting"))("$state", async ({ state, example }) => {
    await script(["processing"]);
    expect(await inquire("order-1")).toMatchObject({ vaultingStatus: "PROCESSING" });
    const got = await decide(issuerUrl(visit), example);
    expect(got.status).toBe(200);
    expect(got.text).toContain(`<code>${state}</code>`);
    expect(await inquire("order-1")).toMatchObject({ vaultingStatus: state, vaultingRequestId: "order-1" });
    await script(["processing"], "order-2");
    expect(await inquire("order-2")).toMatchObject({ vaultingStatus: "PROCESSING" });
  });

  test.each(["processing", "invalid_signature", "nonsense", ""])("and nothing else: %j", async (example) => {
    await script(["processing"]);
    expect((await decide(issuerUrl(visit), example)).status).toBe(404);
    expect(await inquire("order-1")).toMatchObject({ vaultingStatus: "PROCESSING" });
  });

  test.each([{ id: "a" }, { operation: "inquireVaulting" }, { operation: "toString", id: "a" }])(
    "there is no page for %j",
    async (query) => {
      expect((await exchange(issuerUrl(query as Record<string, string>), "GET")).status).toBe(404);
    },
  );
});

describe("afterwards the buyer goes back, to this machine alone", () => {
  const cases: { back: string; allowed: boolean }[] = [
    { back: "http://127.0.0.1:3000/vaultings/order-1", allowed: true },
    { back: "http://localhost:3000/x?y=1", allowed: true },
    { back: "https://shop.example/", allowed: false },
    { back: "http://127.0.0.1.evil.example/", allowed: false },
    { back: "http://127.0.0.1@evil.example/", allowed: false },
    { back: "//evil.example/", allowed: false },
    { back: "/_sandbox/", allowed: false },
    { back: "javascript:alert(1)", allowed: false },
  ];
  test.each(cases)("$back", async ({ back, allowed }) => {
    const url = issuerUrl({ ...visit, return: back });
    expect((await exchange(url, "GET")).text.includes("Back to the merchant")).toBe(allowed);
    const { status, headers } = await decide(url, "success");
    expect([status, headers.location]).toEqual(allowed ? [303, back] : [200, undefined]);
  });
});

describe("only the page itself decides", () => {
  const { host } = new URL(sandbox.url);
  test.each<[string, Record<string, string>, number]>([
    ["the page", { origin: `http://${host}` }, 200],
    ["a program", {}, 200],
    ["a page of another origin", { origin: "https://evil.example" }, 403],
    ["a page of another port", { origin: "http://127.0.0.1:1" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["a name that was made to lead here", { host: "evil.example" }, 403],
  ])("%s", async (_, headers, want) => {
    const body = "example=success";
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        issuerUrl(visit),
        { method: "POST", headers: { ...FORM, ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      request.on("error", reject);
      request.end(body);
    });
    expect(status).toBe(want);
  });
});

test.each([
  ["without a boundary", "multipart/form-data"],
  ["with another boundary", "multipart/form-data; boundary=x"],
  ["of another type", "application/json"],
])("a form %s: nothing is decided", async (_, type) => {
  const got = await exchange(issuerUrl(visit), "POST", { "content-type": type }, "{}");
  expect([got.status, got.text]).toEqual([404, "There is nothing to decide here.\n"]);
});

test("an id that no request can have: there is no page", async () => {
  expect((await exchange(issuerUrl({ ...visit, id: "x".repeat(65) }), "GET")).status).toBe(404);
});

test("too much: 413", async () => {
  expect((await decide(issuerUrl(visit), "x".repeat(100_001))).status).toBe(413);
});

test("the parameters of the link are text on the page, not HTML", async () => {
  const { text } = await exchange(issuerUrl({ ...visit, id: '"><script>' }), "GET");
  expect(text).not.toContain("<script>");
});
