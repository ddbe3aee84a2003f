import { createVaultingClient, isResultError, isTrustError } from "@ams-vaulting/client";
import { servers } from "@ams-vaulting/client/protocol";
import { setupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import { createVaultingMock, type ExampleName, examples, type VaultingMock } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { mock, other, resetAfterEach } from "./support/mocks.ts";

const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch, retry: { attempts: 1 } });
resetAfterEach();

const names = Object.keys(examples.inquireVaulting.response) as ExampleName[];
const outcome = (call: Promise<unknown>) =>
  call.then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  );

describe("a client runs unmodified and verifies", () => {
  test.each(names)("%s is data, a result or an unsigned failure, as the contract says", async (name) => {
    const { body, signed } = examples.inquireVaulting.response[name];
    const got = await outcome(client.inquireVaulting(examples.inquireVaulting.request[name]));
    if (body.result.resultStatus === "S") return expect(got).toEqual({ data: body });
    const { error } = got as { error: unknown };
    if (signed) expect(isResultError(error) && error.resultCode).toBe(body.result.resultCode);
    else expect(isTrustError(error) && error.code).toBe("unsigned_failure");
  });

  test("F and U stay data in the raw client", async () => {
    const { data } = await client.raw.POST("/v1/vaults/inquireVaulting", {
      body: { vaultingRequestId: "a" },
    });
    expect(data).toEqual(examples.inquireVaulting.response.vaulting_not_exist.body);
  });

  test("a U is retried until the next step of the sequence", async () => {
    mock.inquireVaulting.respond("unknown_exception", "success");
    const patient = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch, sleep: async () => {} });
    expect(await patient.inquireVaulting({ vaultingRequestId: "a" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });

  const regions = Object.keys(servers) as (keyof typeof servers)[];
  test.each(regions)("in %s", async (region) => {
    const there = createVaultingClient({
      ...mock.clientOptions,
      region,
      baseUrl: undefined,
      fetch: mock.fetch,
    });
    expect(await there.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });

  test("with the client id of production, and another key version", async () => {
    const live = createVaultingMock({ clientId: "5X00000000000000", keyVersion: "7" });
    const there = createVaultingClient({ ...live.clientOptions, fetch: live.fetch });
    expect(await there.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });

  test("with exported keys", async () => {
    const { clientId, region } = mock.clientOptions;
    const there = createVaultingClient({ clientId, region, ...(await mock.exportKeys()), fetch: mock.fetch });
    expect(await there.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });

  test("at another time of day: the mock's clock decides response-time", async () => {
    const now = () => Date.parse("2030-01-01T00:00:00.999Z");
    const later = createVaultingMock({ now });
    const there = createVaultingClient({ ...later.clientOptions, fetch: later.fetch, now });
    expect(await there.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
    const today = createVaultingClient({ ...later.clientOptions, fetch: later.fetch });
    const { error } = (await outcome(today.inquireVaulting({ vaultingRequestId: "123456789206" }))) as {
      error: unknown;
    };
    expect(isTrustError(error) && error.code).toBe("response_time_skewed");
  });
});

describe("two mocks are strangers", () => {
  const send = (from: VaultingMock, to: VaultingMock) =>
    createVaultingClient({ ...from.clientOptions, fetch: to.fetch }).inquireVaulting({
      vaultingRequestId: "123456789206",
    });

  test("one does not accept the other's merchant", async () => {
    const { error } = (await outcome(send(other, mock))) as { error: unknown };
    expect(isTrustError(error) && error.claimed?.resultCode).toBe("INVALID_SIGNATURE");
  });

  test("one does not verify the other's responses", async () => {
    const { privateKey } = mock.clientOptions;
    const { alipayPublicKey } = other.clientOptions;
    const mixed = createVaultingClient({
      ...mock.clientOptions,
      privateKey,
      alipayPublicKey,
      fetch: mock.fetch,
    });
    const { error } = (await outcome(mixed.inquireVaulting({ vaultingRequestId: "123456789206" }))) as {
      error: unknown;
    };
    expect(isTrustError(error) && error.code).toBe("signature_mismatch");
  });

  test("a script of one does not reach the other", async () => {
    mock.inquireVaulting.respond("fail");
    expect(await send(mock, mock)).toMatchObject({ vaultingStatus: "FAIL" });
    expect(await send(other, other)).toMatchObject({ vaultingStatus: "SUCCESS" });
  });

  test("and both can be in one server: the first one responds", async () => {
    const server = setupServer(...mock.handlers, ...other.handlers);
    server.listen(listenStrictly);
    try {
      const plain = createVaultingClient(mock.clientOptions);
      expect(await plain.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
        vaultingStatus: "SUCCESS",
      });
    } finally {
      server.close();
    }
  });
});
