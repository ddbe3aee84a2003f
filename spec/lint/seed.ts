import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** What the page of 2023-12-26 says of a member. */
export interface SeedMember {
  required?: true;
  maxLength?: number;
  /** The state of the vaulting with which the member is returned. */
  returnedWith?: string;
  /** The member may be missing there. */
  mayBe?: true;
  values?: string[];
}

/** `test/seed-facts.yaml` */
export interface SeedFacts {
  published: string;
  method: string;
  region: string;
  url: string;
  links: string[];
  request: Record<string, SeedMember>;
  response: Record<string, SeedMember>;
  resultStatuses: string[];
  resultCodes: Record<string, { status: string; hasAction: boolean }>;
  example: { request: SeedValue; response: SeedValue };
}

export interface SeedValue {
  [member: string]: string | SeedValue;
}

export function readSeedFacts(): SeedFacts {
  return parse(readFileSync(new URL("../test/seed-facts.yaml", import.meta.url), "utf8"));
}

/** The members that the page shows in an example, by their path, with what else it says of them. */
export function seedMembers(
  example: SeedValue,
  described: Record<string, SeedMember>,
): Map<string, SeedMember> {
  const paths = (value: SeedValue, prefix: string): string[] =>
    Object.entries(value).flatMap(([name, member]) => [
      prefix + name,
      ...(typeof member === "string" ? [] : paths(member, `${prefix}${name}.`)),
    ]);
  const shown = paths(example, "").map((path) => [path, {}] as const);
  return new Map<string, SeedMember>([...shown, ...Object.entries(described)]);
}
