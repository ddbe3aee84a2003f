import { expectTypeOf } from "vitest";
import type { TransportErrorCode, VaultingError } from "../src/index.ts";
import { type ErrorCatalogue, type ErrorCodes, errorCatalogue } from "../src/protocol.ts";

type TransportCodes = ErrorCatalogue["transport"]["codes"];

// Checked by `tsc`; nothing runs.
export function types(error: VaultingError): void {
  const { configuration, transport, trust, contract, result, wait } = errorCatalogue;
  const { network, ...fewer } = transport.codes;

  expectTypeOf<keyof typeof transport.codes>().toEqualTypeOf<TransportErrorCode>();
  expectTypeOf<keyof ErrorCatalogue>().toEqualTypeOf(error.family);
  expectTypeOf<ErrorCodes["wait"]>().toEqualTypeOf<"not_final">();

  // @ts-expect-error a code is missing
  fewer satisfies TransportCodes;
  // @ts-expect-error no error has this code
  ({ ...transport.codes, new_code: network }) satisfies TransportCodes;
  // @ts-expect-error a family is missing
  ({ configuration, transport, trust, contract, result }) satisfies ErrorCatalogue;
  // @ts-expect-error no such family
  ({ configuration, transport, trust, contract, result, wait, other: wait }) satisfies ErrorCatalogue;
  // @ts-expect-error whether a request was sent is one of three
  ({ ...network, sent: "perhaps" }) satisfies typeof network;
}
