import type { Cursor } from "./read.ts";

export const RESULT_STATUSES = ["S", "F", "U"] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/** The condition under which the gateway responds with a code: the vocabulary of `when`. */
export const SITUATIONS = [
  "correlation-unknown",
  "request-invalid",
  "client-unknown",
  "path-unknown",
  "signature-mismatch",
  "key-version-unknown",
  "method-other",
  "media-type-other",
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface ResultCode {
  status: ResultStatus;
  message: string;
  action: string;
  when?: Situation;
  at: Cursor;
}

export type ResultCodes = Record<string, ResultCode>;

/**
 * Reads `x-result-codes` or `x-general-result-codes`. No code and no situation is repeated, neither in the list nor
 * among the general codes, which every operation has too.
 */
export function readResultCodes(list: Cursor, general: ResultCodes = {}): ResultCodes {
  const codes: ResultCodes = {};
  for (const entry of list.items()) {
    list.attempt(() => {
      const code = entry.at("code").text();
      if (Object.hasOwn(codes, code)) throw entry.error(`The result code ${code} is repeated.`);
      if (Object.hasOwn(general, code))
        throw entry.error(
          `${code} is a general result code, which every operation has already; remove it here.`,
        );
      codes[code] = {
        status: entry.at("status").oneOf(RESULT_STATUSES),
        message: entry.at("message").text(),
        action: entry.at("action").text(),
        at: entry,
      };
      if (entry.at("when").value === undefined) return;
      const when = entry.at("when").oneOf(SITUATIONS);
      const twin = situationsOf({ ...general, ...codes }).get(when);
      if (twin) throw entry.at("when").error(`${twin} has when: ${when} already.`);
      codes[code].when = when;
    });
  }
  return codes;
}

/** The code of each situation. */
export function situationsOf(codes: ResultCodes): Map<Situation, string> {
  return new Map(Object.entries(codes).flatMap(([code, { when }]) => (when ? [[when, code] as const] : [])));
}
