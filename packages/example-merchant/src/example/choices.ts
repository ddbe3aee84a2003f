import { randomUUID } from "node:crypto";
import type { FaultName } from "@ams-vaulting/msw";
import { type Scenario, scenarios } from "@ams-vaulting/sandbox";
import type { Choice } from "../pages.ts";

type Known = Scenario & { id: string };

/** The roads that a newcomer should walk, and how each is found among what the sandbox knows. */
const roads: { title: string; fits(scenario: Known): boolean }[] = [
  { title: "The bank asks the buyer", fits: ({ id }) => stepsOf(id)?.join() === nameOf("PROCESSING") },
  { title: "The card is stored at once", fits: (known) => "state" in known && known.state === "SUCCESS" },
  { title: "The bank declines", fits: (known) => "state" in known && known.state === "FAIL" },
  {
    title: "The gateway knows nothing yet",
    fits: (known) => "resultStatus" in known && known.resultStatus === "U" && known.signed,
  },
  { title: "Somebody forges the answer", fits: ({ id }) => stepsOf(id)?.join() === `fault_${forged}` },
  { title: "Nobody signs the answer", fits: (known) => "signed" in known && !known.signed },
  {
    title: "There is no such vaulting",
    fits: (known) => "resultCode" in known && known.resultCode === "VAULTING_NOT_EXIST",
  },
];
const forged: FaultName = "body_changed_after_signing";

const known = scenarios().filter(
  (scenario): scenario is Known => scenario.operation === "inquireVaulting" && scenario.id !== undefined,
);
const stepsOf = (id: string) =>
  known.flatMap((one) => ("steps" in one && one.id === id ? [one.steps] : []))[0];
const nameOf = (state: string) =>
  known.flatMap((one) => ("state" in one && one.state === state ? [one.name] : []))[0];

/** Request ids to try. Those that the sandbox lets go on after a dot are new each time: what is final stays final. */
export function choices(): Choice[] {
  return roads.flatMap(({ title, fits }) => {
    const found = known.find(fits);
    if (!found) return [];
    return [{ title, requestId: "steps" in found ? `${found.id}.${randomUUID().slice(0, 8)}` : found.id }];
  });
}
