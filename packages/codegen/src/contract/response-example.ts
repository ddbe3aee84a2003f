import { isObject, type Json, type JsonObject } from "./document.ts";
import type { Cursor } from "./read.ts";
import type { ResultCodes } from "./result-codes.ts";
import { refuseUnsupported } from "./supported.ts";

export interface RequestExample {
  value: JsonObject;
  /** The place of the value. */
  at: Cursor;
}

export interface ResponseExample extends RequestExample {
  /** Whether the gateway signs this response. `x-signed` in the spec; true by default. */
  signed: boolean;
}

/** Reads a response example and compares its result with the documented codes. */
export function readResponseExample(example: Cursor, codes: ResultCodes): ResponseExample {
  refuseUnsupported(example, "example");
  const at = example.at("value");
  const value = at.object();
  const { resultCode, resultStatus } = resultOf(value);
  const known =
    typeof resultCode === "string" && Object.hasOwn(codes, resultCode) ? codes[resultCode] : undefined;
  if (!known)
    throw example.error(`The example's resultCode ${show(resultCode)} is not among the result codes.`);
  if (known.status !== resultStatus) {
    throw example.error(
      `${show(resultCode)} has the status ${known.status}, but ${show(resultStatus)} in the example.`,
    );
  }
  const signed = example.at("x-signed").value ?? true;
  if (typeof signed !== "boolean") throw example.at("x-signed").error("x-signed is true or false.");
  if (known.status === "S" && !signed)
    throw example.at("x-signed").error("A successful response is always signed.");
  return { value, at, signed };
}

/** The envelope of a response body; empty where there is none. */
export const resultOf = (value: JsonObject): JsonObject => (isObject(value.result) ? value.result : {});

/** A value in a message. */
export const show = (value: Json | undefined): string => JSON.stringify(value) ?? "(absent)";
