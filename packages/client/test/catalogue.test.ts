import { expect, test } from "vitest";
import { TransportError, type TransportErrorCode } from "../src/index.ts";
import {
  errorCatalogue,
  operationTable,
  resultMeanings,
  retryMeanings,
  sentMeanings,
  statusMeanings,
} from "../src/protocol.ts";
import { isWorthRetrying } from "../src/trusted-fetch/retry.ts";

const families = Object.entries(errorCatalogue);
const codes = families.flatMap(([family, { codes }]) =>
  Object.entries(codes).map(([code, explanation]) => ({ family, code, ...explanation })),
);
const texts = [
  ...families.map(([, { meaning }]) => meaning),
  ...codes.flatMap(({ meaning, action }) => [meaning, action]),
  ...[sentMeanings, retryMeanings, statusMeanings].flatMap((meanings) => Object.values<string>(meanings)),
];

test.each(texts)("is made of sentences: %s", (text) => {
  expect(text).toMatch(/^[A-Z`][^\n]*\.$/);
});

test("a code is in one family only, so that it can be looked up without it", () => {
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
});

test.each(codes.filter(({ family }) => family === "transport"))(
  "$code: what the client retries by itself can be retried later, and the text says that it was",
  ({ code, meaning, retry }) => {
    // With an HTTP status that is retried: the text of `http_status` names them.
    const error = new TransportError(code as TransportErrorCode, "", { httpStatus: 503 });
    const isRetried = isWorthRetrying(error, { statusCodes: undefined });
    expect(/client has retried/.test(meaning)).toBe(isRetried);
    if (isRetried) expect(retry).toBe("later");
  },
);

test("nothing but the configuration and the request can fail before a request is sent", () => {
  const unsent = codes.filter(({ sent }) => sent === "no").map(({ code }) => code);
  expect(unsent).toEqual(["option_missing", "request_invalid"]);
});

test.each(Object.entries(operationTable))("%s: each result code has a meaning", (id, { resultCodes }) => {
  expect(Object.keys(resultMeanings[id] ?? {})).toEqual(Object.keys(resultCodes));
  for (const meaning of Object.values(resultMeanings[id] ?? {})) expect(meaning).toMatch(/\S/);
});
