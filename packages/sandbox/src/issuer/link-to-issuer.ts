import { operationTable } from "@ams-vaulting/client/protocol";
import { bodiesOf } from "../scripts/bodies-of.ts";
import { linksReplaced } from "./links.ts";

/** Changes a step of a script for an id, so that its answer leads to the test bank; steps that lead nowhere stay. */
export type LinkToIssuer = (operation: string, id: string, step: unknown) => unknown;

/** The path of the test bank's page. */
export const ISSUER_PATH = "/_sandbox/3ds";

type Step = { example: string; fault?: unknown; override?: unknown };

/**
 * While a vaulting is in progress, its answer leads the buyer to a page of the bank. The contract's examples lead to one that
 * does not exist; here they lead to a page of the sandbox.
 *
 * @param origin where the sandbox's pages are; `undefined` where browsers on this machine cannot reach them
 */
export function linkToIssuer(origin: () => string | undefined): LinkToIssuer {
  return (operation, id, given) => {
    const at = origin();
    const step = (typeof given === "string" ? { example: given } : Object(given)) as Step;
    const body = bodiesOf(operation)[step.example];
    const { override = {}, fault } = step;
    if (at === undefined || !body || fault !== undefined || typeof override !== "object") return given;
    const { polling, response = "" } = operationTable[operation] ?? {};
    if (!polling?.pending.includes(String(body[polling.field]))) return given;
    const link = new URL(ISSUER_PATH, at);
    link.search = String(new URLSearchParams({ operation, id }));
    const links = linksReplaced(response, body, link.href);
    // What somebody said on purpose wins.
    return links ? { ...step, override: { ...links, ...override } } : given;
  };
}

/** How a buyer can end a vaulting: a final state, and the example that has it. */
export function endingsOf(operation: string): { state: string; example: string }[] {
  const { polling, correlation } = operationTable[operation] ?? {};
  if (!polling || !correlation) return [];
  const bodies = Object.entries(bodiesOf(operation));
  return polling.final.flatMap((state) => {
    const [example] = bodies.find(([, body]) => body[polling.field] === state) ?? [];
    return example === undefined ? [] : [{ state, example }];
  });
}
