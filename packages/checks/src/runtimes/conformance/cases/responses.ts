import { equal, isTrue, rejects } from "../expect.ts";
import { createClient, idFor, requestCount } from "../merchant.ts";
import type { Case, World } from "../world.ts";

/** What the gateway does, what the client reports, and the number of requests that it sends. */
const refusals: Record<string, { step: string; want: Record<string, unknown>; requests?: number }> = {
  "F is a ResultError, and is not retried": {
    step: "failed",
    want: {
      family: "result",
      code: "failed",
      resultCode: "VAULTING_NOT_EXIST",
      resultStatus: "F",
      attempts: 1,
    },
  },
  "U is retried until the last attempt": {
    step: "unknown",
    want: { family: "result", code: "unknown", resultStatus: "U", attempts: 3 },
    requests: 3,
  },
  "an unsigned failure is never a result": {
    step: "unsigned-failure",
    want: { family: "trust", code: "unsigned_failure", trust: "unsigned_failure" },
  },
  "an unsigned success is refused": {
    step: "unsigned-success",
    want: { family: "trust", code: "unsigned_response", trust: "rejected" },
  },
  "one flipped byte is refused": {
    step: "flipped-byte",
    want: { family: "trust", code: "signature_mismatch" },
  },
  "a response without response-time is refused": {
    step: "no-time",
    want: { family: "trust", code: "half_signed" },
  },
  "a response without signature is refused": {
    step: "no-signature",
    want: { family: "trust", code: "half_signed" },
  },
  "a response for another client id is refused": {
    step: "other-client-id",
    want: { family: "trust", code: "client_id_mismatch" },
  },
  "a response signed for another client id is refused": {
    step: "signed-for-other-client-id",
    want: { family: "trust", code: "signature_mismatch" },
  },
  "a response to another request id is refused": {
    step: "other-request-id",
    want: { family: "contract", code: "correlation_mismatch" },
  },
  "a replayed response is refused": {
    step: "an-hour-old",
    want: { family: "trust", code: "response_time_skewed" },
  },
  "a signed body that is not valid JSON is refused": {
    step: "no-json",
    want: { family: "contract", code: "invalid_json" },
  },
};

export const responseCases: readonly Case[] = [
  {
    name: "a signed request, a verified response",
    async run(world) {
      const id = idFor("success");
      const vaulting = await createClient(world).inquireVaulting({ vaultingRequestId: id });
      equal(vaulting.result.resultStatus, "S");
      if (vaulting.vaultingStatus !== "SUCCESS") throw new Error(`the state is ${vaulting.vaultingStatus}`);
      equal(vaulting.paymentMethodDetail.card?.cardToken, "CARD-TOKEN");
      equal(await requestCount(world, id), 1, "requests");
    },
  },
  {
    name: "the signature covers the bytes, beyond ASCII too",
    run: (world) => succeeds(world, "beyond-ascii"),
  },
  {
    name: "a compressed response is verified as it was before compression",
    run: (world) => succeeds(world, "gzip"),
  },
  { name: "the form of the signature header may vary", run: (world) => succeeds(world, "odd-header") },
  {
    name: "a key version that is not known is refused",
    run: async (world) => {
      const client = createClient(world, { alipayPublicKey: { "7": world.setup.keys.gatewaySpki } });
      await rejects(client.inquireVaulting({ vaultingRequestId: idFor("success") }), {
        code: "key_version_unknown",
      });
    },
  },
  ...Object.entries(refusals).map(([name, { step, want, requests = 1 }]) => ({
    name,
    async run(world: World) {
      const id = idFor(step);
      await rejects(createClient(world).inquireVaulting({ vaultingRequestId: id }), {
        ...want,
        requestId: id,
      });
      equal(await requestCount(world, id), requests, "requests");
    },
  })),
  {
    name: "the guards tell the families apart",
    async run(world) {
      const { isResultError, isTrustError, isVaultingError, ResultError } = world.client;
      const error = await rejects(
        createClient(world).inquireVaulting({ vaultingRequestId: idFor("failed") }),
        {},
      );
      isTrue(isVaultingError(error) && isResultError(error) && !isTrustError(error), "guards");
      isTrue(error instanceof ResultError && error.name === "ResultError", "class");
    },
  },
];

async function succeeds(world: World, step: string): Promise<void> {
  const vaulting = await createClient(world).inquireVaulting({ vaultingRequestId: idFor(step) });
  equal(vaulting.vaultingStatus, "SUCCESS");
}
