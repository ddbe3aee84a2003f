import { describe, expect, test } from "vitest";
import { toCurl } from "../try/curl.ts";
import { flipBody } from "../try/flip.ts";
import { maskedText } from "../try/mask.ts";

describe("what must never be logged is masked, or the text is not shown", () => {
  test.each([
    { name: "a value", given: '{"a":"1","cardToken":"T"}', want: '{"a":"1","cardToken":"[secret]"}' },
    { name: "spaces stay", given: '{ "cardToken" :\n "T" }', want: '{ "cardToken" :\n "[secret]" }' },
    { name: "escapes in the value", given: String.raw`{"bin":"a\"b\\"}`, want: '{"bin":"[secret]"}' },
    { name: "a number", given: '{"last4":1234,"b":[]}', want: '{"last4":"[secret]","b":[]}' },
    { name: "deep", given: '[{"c":{"bin":"1"}}]', want: '[{"c":{"bin":"[secret]"}}]' },
    { name: "a text that ends in the value", given: '{"cardToken":"TTTT', want: '{"cardToken":"[secret]"' },
    { name: "the name as a value", given: '{"a":"cardToken"}', want: '{"a":"cardToken"}' },
    { name: "no JSON", given: "<html>", want: "<html>" },
    { name: "an object", given: '{"cardToken":{"x":"T"}}', want: undefined },
    { name: "a list", given: '{"cardToken":["T"]}', want: undefined },
    { name: "a name with an escape", given: String.raw`{"card\u0054oken":"T"}`, want: undefined },
    { name: "the same, cut off", given: String.raw`{"card\u0054oken":"T`, want: undefined },
  ])("$name", ({ given, want }) => expect(maskedText(given)).toBe(want));
});

describe("one bit of a body is changed", () => {
  test.each([
    { given: '{"a":{"b":"SUCCESS","c":"x"}}', want: '{"a":{"b":"RUCCESS","c":"x"}}' },
    { given: '{"a": "{"}', want: '{"a":!"{"}' },
    { given: "<html>", want: "<htll>" },
    { given: "", want: "" },
  ])("$given", ({ given, want }) => {
    const body = new TextEncoder().encode(given);
    const before = [...body];
    flipBody(body);
    const bits = before.map(
      (byte, index) => (byte ^ (body[index] ?? 0)).toString(2).replaceAll("0", "").length,
    );
    expect(bits.reduce((sum, bit) => sum + bit, 0)).toBe(given === "" ? 0 : 1);
    expect(new TextDecoder().decode(body)).toBe(want);
  });
});

test("the command quotes what a shell would read", () => {
  const requestHeaders = new Headers({ signature: "a=1,b=$HOME" });
  const command = toCurl({
    url: "http://127.0.0.1/a",
    requestHeaders,
    requestBody: '{"id":"it\'s"}',
    answer: undefined,
  });
  expect(command.split(" \\\n  ")).toEqual([
    "curl --include 'http://127.0.0.1/a'",
    "--header 'signature: a=1,b=$HOME'",
    String.raw`--data-raw '{"id":"it'\''s"}'`,
  ]);
});
