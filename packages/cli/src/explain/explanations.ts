import {
  type ErrorExplanation,
  errorCatalogue,
  operationTable,
  type ResultStatus,
  resultMeanings,
  statusMeanings,
} from "@ams-vaulting/client/protocol";

/** What an error code of the client means. */
export interface ExplainedError extends ErrorExplanation {
  readonly kind: "error";
  readonly code: string;
  readonly family: string;
}

/** What a result code means. One that differs between operations is explained for each. */
export interface ExplainedResult {
  readonly kind: "result";
  readonly code: string;
  readonly status: ResultStatus;
  readonly meaning: string;
  readonly action: string;
  /** The operations that list it. */
  readonly operations: readonly string[];
}

/** What a status of a result means. */
export interface ExplainedStatus {
  readonly kind: "status";
  readonly code: ResultStatus;
  readonly meaning: string;
}

export type Explanation = ExplainedError | ExplainedResult | ExplainedStatus;

export function explainAll(): readonly Explanation[] {
  return [...errors(), ...results(), ...statuses()];
}

function errors(): ExplainedError[] {
  return Object.entries(errorCatalogue).flatMap(([family, { codes }]) =>
    Object.entries(codes).map(([code, explanation]) => ({ kind: "error", code, family, ...explanation })),
  );
}

/** @param operations the operations of the contract, and what their codes mean */
export function results(operations = operationTable, meanings = resultMeanings): ExplainedResult[] {
  const found = new Map<string, ExplainedResult & { operations: string[] }>();
  for (const [operation, { resultCodes }] of Object.entries(operations)) {
    for (const [code, { status, action }] of Object.entries(resultCodes)) {
      const meaning = meanings[operation]?.[code] ?? "";
      const key = JSON.stringify([code, status, meaning, action]);
      const known = found.get(key);
      if (known) known.operations.push(operation);
      else found.set(key, { kind: "result", code, status, meaning, action, operations: [operation] });
    }
  }
  return [...found.values()];
}

function statuses(): ExplainedStatus[] {
  return Object.entries(statusMeanings).map(([code, meaning]) => ({
    kind: "status",
    code: code as ResultStatus,
    meaning,
  }));
}
