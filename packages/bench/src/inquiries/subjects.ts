import type { Setup } from "../setup.ts";
import { createClientSide } from "./client.ts";
import type { Inquire } from "./measure.ts";
import { createOpenapiFetchPart, createTimeLimitPart } from "./parts.ts";

/** What can be compared with the floor. */
export type Subject = "client" | "openapi-fetch" | "time limit";

type Create = (setup: Setup, origin: string) => Inquire | Promise<Inquire>;

export const subjects: { readonly [Name in Subject]: Create } = {
  client: createClientSide,
  "openapi-fetch": createOpenapiFetchPart,
  "time limit": createTimeLimitPart,
};
