import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mergedContract, overlay } from "./support/contract.ts";
import { buildDocs, type Site } from "./support/docs.ts";
import { isSignedBy, recording, type Sent } from "./support/wire.ts";
import { buildWorkspace, type Workspace } from "./support/workspace.ts";

const [[path, { post: operation }]] = Object.entries<{ post: typeof overlay }>(overlay.paths) as [
  [string, { post: typeof overlay }],
];
const consumer = readFileSync(
  new URL("../../second-operation/second-operation.test-d.ts", import.meta.url),
  "utf8",
);
const OWN = "https://vaults.fixture.test/two/sandbox/api";
const COMMON = "https://gateway.fixture.test/one/sandbox/api";
const codes: { code: string; status: string; action: string }[] = operation["x-result-codes"];
const failures = codes.filter(({ status }) => status !== "S");
const REQUEST = { deletionRequestId: "delete-1", storedCardToken: "TOKEN" };

let workspace: Workspace;
// biome-ignore-start lint/suspicious/noExplicitAny: built from types that this compiler does not know
let api: any;
let mock: any;
let client: any;
// biome-ignore-end lint/suspicious/noExplicitAny: built from types that this compiler does not know
let sent: Sent[];

// The types are tested by the compiler: the consumer is compiled here, and an error in it fails every test.
beforeAll(async () => {
  workspace = await buildWorkspace("second-operation", mergedContract(), consumer);
  api = await workspace.load("client");
  mock = (await workspace.load("msw")).createVaultingMock();
});

beforeEach(() => {
  mock.reset();
  const wire = recording(mock.fetch);
  sent = wire.sent;
  client = api.createVaultingClient({ ...mock.clientOptions, fetch: wire.fetch, sleep: async () => {} });
});

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("It should have thrown."),
    (error: unknown) => error,
  );

describe("the method", () => {
  test("exists because the contract has the operation", () => {
    expect(Object.keys(client).sort()).toEqual([
      "baseUrl",
      "discardVaulting",
      "fetch",
      "inquireVaulting",
      "raw",
    ]);
  });

  test("signs the request, for the operation's own server", async () => {
    await client.discardVaulting(REQUEST);
    const [request] = sent as [Sent];
    expect(sent).toHaveLength(1);
    expect(request).toMatchObject({ method: "POST", url: OWN + path, body: JSON.stringify(REQUEST) });
    const { privateKey } = await mock.exportKeys();
    expect(isSignedBy(privateKey, request)).toBe(true);
    expect(isSignedBy(privateKey, { ...request, url: COMMON + path })).toBe(false);
  });

  test("returns the verified response", async () => {
    expect(await client.discardVaulting(REQUEST)).toEqual(
      operation.responses["200"].content["application/json"].examples.deleted.value,
    );
  });

  test("refuses a response whose bytes were changed", async () => {
    const forging = api.createVaultingClient({
      ...mock.clientOptions,
      fetch: async (url: string, init: RequestInit) => {
        const response = await mock.fetch(url, init);
        return new Response((await response.text()).replace("2026", "2027"), { headers: response.headers });
      },
    });
    const error = await caught(forging.discardVaulting(REQUEST));
    expect(api.isTrustError(error)).toBe(true);
    expect(error).toMatchObject({ code: "signature_mismatch" });
  });

  test("refuses the genuine response to another request", async () => {
    await client.discardVaulting({ ...REQUEST, deletionRequestId: "another" }).catch(() => {});
    const [other] = sent as [Sent];
    mock.discardVaulting.respond("deleted");
    const replaying = api.createVaultingClient({
      ...mock.clientOptions,
      fetch: () => mock.fetch(other.url, { method: "POST", headers: other.headers, body: other.body }),
    });
    const error = await caught(replaying.discardVaulting(REQUEST));
    expect(api.isContractError(error)).toBe(true);
    expect(error).toMatchObject({ code: "correlation_mismatch" });
    expect(await replaying.discardVaulting(JSON.parse(other.body))).toMatchObject({
      deletionRequestId: "another",
    });
  });

  test("checks the request against its own schema before anything is sent", async () => {
    for (const request of [{ vaultingRequestId: "1" }, { ...REQUEST, deletionRequestId: "x".repeat(41) }]) {
      expect(await caught(client.discardVaulting(request))).toMatchObject({ code: "request_invalid" });
    }
    expect(sent).toEqual([]);
  });

  test.each(failures)("throws $code with the contract's action", async ({ code, status, action }) => {
    const examples = Object.entries<typeof overlay>(
      operation.responses["200"].content["application/json"].examples,
    );
    const [name, example] = examples.find(([, { value }]) => value.result.resultCode === code) ?? [];
    mock.discardVaulting.respond(name);
    const error = await caught(client.discardVaulting(REQUEST));
    // U is retried, signed or not; F is final.
    expect(sent).toHaveLength(status === "U" ? 3 : 1);
    if (example["x-signed"] === false) {
      expect(api.isTrustError(error)).toBe(true);
      expect(error).toMatchObject({
        code: "unsigned_failure",
        claimed: { resultCode: code, resultStatus: status },
      });
      expect((error as Error).message).toContain(action);
    } else {
      expect(api.isResultError(error)).toBe(true);
      expect(error).toMatchObject({ resultCode: code, resultStatus: status, action });
    }
  });

  test("raw leaves F as data, for both operations", async () => {
    mock.discardVaulting.respond("token_in_use");
    const { data } = await client.raw.POST(path, { body: REQUEST });
    expect(data.result).toMatchObject({ resultCode: "DELETION_TOKEN_IN_USE", resultStatus: "F" });
    const first = await client.raw.POST("/v1/vaults/inquireVaulting", {
      body: { vaultingRequestId: "nobody" },
    });
    expect(first.data.result).toMatchObject({ resultCode: "VAULTING_NOT_EXIST", resultStatus: "F" });
    expect(sent.map(({ url }) => url)).toEqual([OWN + path, `${COMMON}/v1/vaults/inquireVaulting`]);
  });
});

test("the trusted fetch sends each operation to its own server", async () => {
  const init = { method: "POST", body: JSON.stringify(REQUEST) };
  const response = await client.fetch(client.baseUrl + path, init);
  expect((await response.json()).result.resultStatus).toBe("S");
  expect(sent.map(({ url }) => url)).toEqual([OWN + path]);
});

describe("the mock", () => {
  test("has handlers for the servers of each operation, and on this machine for all", () => {
    // Each is a pattern for exactly one URL.
    const urls = mock.handlers.map(({ info }: { info: { path: RegExp } }) =>
      info.path.source.replace(/^\^|\\|\$$/g, ""),
    );
    expect(urls.filter((url: string) => url.endsWith(path))).toEqual([
      `https://vaults.fixture.test/two/api${path}`,
      OWN + path,
      `http://127.0.0.1:4999/one/sandbox/api${path}`,
    ]);
    expect(urls).toContain(`${COMMON}/v1/vaults/inquireVaulting`);
    expect(urls.join(" ")).not.toMatch(/alipay|antglobal/);
  });

  test("responds with the paired example, and to an unknown id with the first one where no code is for that", async () => {
    for (const [name, { value }] of Object.entries<typeof overlay>(
      operation.requestBody.content["application/json"].examples,
    )) {
      const { signed, body } = (await workspace.load("msw")).examples.discardVaulting.response[name];
      if (!signed) continue;
      expect((await client.raw.POST(path, { body: value })).data, name).toEqual(body);
    }
    const deletion = await client.discardVaulting({ ...REQUEST, deletionRequestId: "nobody" });
    expect(deletion).toMatchObject({ deletionRequestId: "nobody", result: { resultCode: "SUCCESS" } });
  });

  test("responds with the general examples, which the contract has once", async () => {
    const error = await caught(
      client.discardVaulting({ ...REQUEST, deletionRequestId: "demo-system-error" }),
    );
    expect(error).toMatchObject({ resultCode: "SYSTEM_ERROR", resultStatus: "F" });
    mock.discardVaulting.respond("request_traffic_exceed_limit");
    expect(await caught(client.discardVaulting(REQUEST))).toMatchObject({
      resultCode: "REQUEST_TRAFFIC_EXCEED_LIMIT",
    });
  });

  test("follows a script of responses per deletion, each operation by itself", async () => {
    mock.discardVaulting.respond("token_in_use", "deleted");
    await caught(client.discardVaulting(REQUEST));
    expect(await client.discardVaulting(REQUEST)).toMatchObject({ result: { resultCode: "SUCCESS" } });
    await caught(client.discardVaulting({ ...REQUEST, deletionRequestId: "second" }));
    expect(await client.inquireVaulting({ vaultingRequestId: "demo-fail" })).toMatchObject({
      vaultingStatus: "FAIL",
    });
    expect(() => mock.discardVaulting.respond("processing")).toThrow(
      'discardVaulting: unknown example "processing"',
    );
  });
});

test("the first operation works as before, on the contract's other servers", async () => {
  expect(await client.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
    vaultingStatus: "SUCCESS",
  });
  const [request] = sent as [Sent];
  expect(request.url).toBe(`${COMMON}/v1/vaults/inquireVaulting`);
  expect(isSignedBy((await mock.exportKeys()).privateKey, request)).toBe(true);
});

test("the sandbox serves it over HTTP, below its own base path and at the URL that it prints", async () => {
  const { startSandbox, scenarios } = await workspace.load("sandbox");
  const sandbox = await startSandbox({ port: 0 });
  try {
    const { credentials, url } = sandbox;
    for (const baseUrl of [new URL("/two/sandbox/api", url).href, credentials.baseUrl]) {
      const overHttp = api.createVaultingClient({ ...credentials, baseUrl });
      expect(await overHttp.discardVaulting(REQUEST)).toMatchObject({ deletionRequestId: "delete-1" });
    }
  } finally {
    await sandbox.close();
  }
  const operations = scenarios().map(({ operation }: { operation: string }) => operation);
  expect(new Set(operations)).toEqual(new Set(["inquireVaulting", "discardVaulting"]));
});

describe("the reference", () => {
  let site: Site;
  beforeAll(async () => {
    site = await buildDocs(workspace.spec, join(workspace.folder, "site"));
  });

  test("names the operation, its servers and its codes with what to do", () => {
    const servers = operation.servers.map(({ url }: { url: string }) => url);
    const texts = [...servers, ...codes.flatMap(({ code, action }) => [code, action])];
    for (const text of ["discardVaulting", path, operation.summary, ...texts])
      expect(site.page).toContain(text);
  });

  test("offers the contract with it", () => {
    expect(Object.keys(site.contract.paths)).toEqual(["/v1/vaults/inquireVaulting", path]);
  });
});
