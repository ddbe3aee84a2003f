import { isTrue, rejects } from "../expect.ts";
import { createClient, idFor } from "../merchant.ts";
import type { Case, World } from "../world.ts";

/** The gateway's card token. What a runtime prints must not hold it: whoever runs the suite looks through its output. */
const TOKEN = "CARD-TOKEN";

async function printed(world: World) {
  const client = createClient(world);
  const vaulting = await client.inquireVaulting({ vaultingRequestId: idFor("success") });
  const error = await rejects(client.inquireVaulting({ vaultingRequestId: idFor("flipped-byte") }), {});
  return { vaulting, error };
}

export const printingCases: readonly Case[] = [
  {
    name: "JSON keeps the token",
    async run(world) {
      const { vaulting } = await printed(world);
      isTrue(JSON.stringify(vaulting).includes(`"cardToken":"${TOKEN}"`), "the token is in the JSON");
      isTrue(structuredClone(vaulting).vaultingStatus === "SUCCESS", "a response can be cloned");
      isTrue(!Object.keys(vaulting).some((name) => name.includes("inspect")), "no extra member");
    },
  },
  {
    name: "JSON of an error holds no secret",
    async run(world) {
      const { error } = await printed(world);
      const text = JSON.stringify(error);
      isTrue(text.includes('"code":"signature_mismatch"'), `JSON: ${text}`);
      isTrue(!holdsSecret(world, text), "the JSON holds a secret");
    },
  },
  {
    name: "what the runtime prints of a response masks the card",
    applies: ({ inspect }) => inspect !== undefined,
    async run(world) {
      const { vaulting, error } = await printed(world);
      const shown = world.inspect?.({ nested: [vaulting], error }) ?? "";
      isTrue(!holdsSecret(world, shown), "the text holds a secret");
      isTrue(shown.includes("[secret]"), `the mask is missing: ${shown.slice(0, 400)}`);
    },
  },
  {
    name: "console.log of a response and an error",
    async run(world) {
      const { vaulting, error } = await printed(world);
      // Whether this shows a secret is seen from outside, in the output.
      console.log("printed vaulting", vaulting);
      console.log("printed error", error);
      if (vaulting.vaultingStatus !== "SUCCESS") throw new Error(`the state is ${vaulting.vaultingStatus}`);
      console.log("printed card", vaulting.paymentMethodDetail.card);
    },
  },
];

function holdsSecret({ setup }: World, text: string): boolean {
  return [TOKEN, setup.keys.privatePkcs8.slice(100, 140)].some((secret) => text.includes(secret));
}
