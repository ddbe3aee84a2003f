import { equal, isTrue, rejects } from "../expect.ts";
import { createClient, idFor, requestCount } from "../merchant.ts";
import type { Case } from "../world.ts";

const QUICK = { intervalMs: 10, intervalCapMs: 20 };

export const waitingCases: readonly Case[] = [
  {
    name: "untilFinal polls until the state is final",
    async run(world) {
      const id = idFor("processing", "processing", "success");
      const states: string[] = [];
      const final = await createClient(world).inquireVaulting.untilFinal(
        { vaultingRequestId: id },
        { ...QUICK, onUpdate: ({ vaultingStatus }) => states.push(vaultingStatus) },
      );
      equal([...states, final.vaultingStatus], ["PROCESSING", "PROCESSING", "SUCCESS"]);
      equal(await requestCount(world, id), 3, "requests");
    },
  },
  {
    name: "untilFinal goes on through an id that is not known yet",
    async run(world) {
      const id = idFor("failed", "fail");
      const final = await createClient(world).inquireVaulting.untilFinal({ vaultingRequestId: id }, QUICK);
      equal(final.vaultingStatus, "FAIL");
    },
  },
  {
    name: "untilFinal ends with what it saw",
    async run(world) {
      const waiting = createClient(world).inquireVaulting.untilFinal(
        { vaultingRequestId: idFor("processing") },
        { intervalMs: 300, intervalCapMs: 300, timeoutMs: 3_000 },
      );
      const error = await rejects(waiting, { family: "wait", code: "not_final" });
      const { polls, lastResponse } = error as { polls: number; lastResponse: { vaultingStatus: string } };
      isTrue(polls >= 2, `${polls} polls`);
      equal(lastResponse.vaultingStatus, "PROCESSING");
    },
  },
  {
    name: "events tell the whole story",
    async run(world) {
      const types: string[] = [];
      const client = createClient(world, { onEvent: ({ type }) => types.push(type) });
      await client.inquireVaulting.untilFinal(
        { vaultingRequestId: idFor("unavailable", "processing", "success") },
        QUICK,
      );
      equal(types, [
        ...["attempt", "response", "retry", "attempt", "response"],
        ...["poll", "attempt", "response", "end"],
      ]);
    },
  },
];
