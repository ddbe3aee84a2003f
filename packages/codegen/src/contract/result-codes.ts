import type { Cursor } from "./read.ts";

export const RESULT_STATUSES = ["S", "F", "U"] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/** What a request has to be like for the gateway to answer with a code: the vocabulary of `when`. */
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
}

export type ResultCodes = Record<string, ResultCode>;

/** Reads `x-result-codes` or `x-general-result-codes`. In one list, a code and a situation stand only once. */
export function readResultCodes(list: Cursor): ResultCodes {
  const codes: ResultCodes = {};
  const answered = new Map<string, string>();
  for (const entry of list.items()) {
    const code = entry.at("code").string();
    if (Object.hasOwn(codes, code)) throw entry.error(`The result code ${code} stands twice.`);
    const when = entry.at("when").stringOr("");
    if (answered.has(when))
      throw entry.at("when").error(`${when} is answered by ${answered.get(when)} already.`);
    if (when) answered.set(when, code);
    codes[code] = {
      status: oneOf(RESULT_STATUSES, entry.at("status")),
      message: entry.at("message").string(),
      action: entry.at("action").string(),
      ...(when && { when: oneOf(SITUATIONS, entry.at("when")) }),
    };
  }
  return codes;
}

/** Which code answers which situation: the operation's own before a general one. */
export function situationsOf(codes: ResultCodes): Map<Situation, string> {
  const situations = new Map<Situation, string>();
  for (const [code, { when }] of Object.entries(codes)) {
    if (when && !situations.has(when)) situations.set(when, code);
  }
  return situations;
}

function oneOf<const T extends string>(allowed: readonly T[], cursor: Cursor): T {
  const value = cursor.string();
  if (!allowed.includes(value as T)) throw cursor.error(`${value} is none of ${allowed.join(", ")}.`);
  return value as T;
}
