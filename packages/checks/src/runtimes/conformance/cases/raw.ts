import { equal, rejects } from "../expect.ts";
import { createClient, idFor } from "../merchant.ts";
import type { Case } from "../world.ts";

const PATH = "/v1/vaults/inquireVaulting";

export const rawCases: readonly Case[] = [
  {
    name: "raw.POST is signed and verified",
    async run(world) {
      const id = idFor("success");
      const { data, response } = await createClient(world).raw.POST(PATH, {
        body: { vaultingRequestId: id },
      });
      equal([data?.vaultingStatus, data?.vaultingRequestId, response.status], ["SUCCESS", id, 200]);
    },
  },
  {
    name: "raw.POST keeps F as data",
    async run(world) {
      const { data } = await createClient(world).raw.POST(PATH, {
        body: { vaultingRequestId: idFor("failed") },
      });
      equal([data?.result.resultStatus, data?.result.resultCode], ["F", "VAULTING_NOT_EXIST"]);
    },
  },
  {
    name: "raw.POST throws on what is not proven",
    async run(world) {
      const post = createClient(world).raw.POST(PATH, { body: { vaultingRequestId: idFor("flipped-byte") } });
      await rejects(post, { family: "trust", code: "signature_mismatch" });
    },
  },
  {
    name: "raw.POST respects its signal",
    async run(world) {
      const controller = new AbortController();
      const client = createClient(world, {
        onEvent: ({ type }) => type === "attempt" && setTimeout(() => controller.abort(), 20),
      });
      const post = client.raw.POST(PATH, {
        body: { vaultingRequestId: idFor("stalled-body") },
        signal: controller.signal,
      });
      await rejects(post, { family: "transport", code: "aborted" });
    },
  },
];
