import type { Call } from "../measure/measure.ts";
import type { Setup } from "../setup.ts";
import { createClientSide } from "./client.ts";
import { createOpenapiFetchPart, createTimeLimitPart } from "./parts.ts";
import type { Subject } from "./scenario.ts";

type Create = (setup: Setup, origin: string) => Call | Promise<Call>;

export const subjects: { readonly [Name in Subject]: Create } = {
  client: createClientSide,
  "openapi-fetch": createOpenapiFetchPart,
  "time limit": createTimeLimitPart,
};
