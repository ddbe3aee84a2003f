import { operationTable } from "@ams-vaulting/client/protocol";
import { bodiesOf } from "../scripts/bodies-of.ts";
import { linksReplaced } from "./links.ts";

/** Changes a step of a script for an id, so that its response links to the test bank; steps without links stay as they are. */
export type LinkToIssuer = (operation: string, id: string, step: unknown) => unknown;

/** The path of the test bank's page. */
export const ISSUER_PATH = "/_sandbox/3ds";

type Step = { example: string; fault?: unknown; override?: unknown };

/**
 * While a vaulting is in progress, its response links to a page of the buyer's bank. In the contract's examples that page does
 * not exist; here it is a page of the sandbox.
 *
 * @param origin where the sandbox's pages are; `undefined` where browsers on this machine cannot reach them
 */
export function linkToIssuer(origin: () => string | undefined): LinkToIssuer {
  return (operation, id, step) => {
    const at = origin();
    const named = (typeof step === "string" ? { example: step } : Object(step)) as Step;
    const body = bodiesOf(operation)[named.example];
    const { override = {}, fault } = named;
    if (at === undefined || !body || fault !== undefined || typeof override !== "object") return step;
    const { polling, response = "" } = operationTable[operation] ?? {};
    if (!polling?.pending.includes(String(body[polling.field]))) return step;
    const link = new URL(ISSUER_PATH, at);
    link.search = String(new URLSearchParams({ operation, id }));
    const links = linksReplaced(response, body, link.href);
    // An explicit override wins.
    return links ? { ...named, override: { ...links, ...override } } : step;
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
