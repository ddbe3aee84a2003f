import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readSeedFacts } from "../lint/seed.ts";
import { spec } from "../scripts/redocly.ts";
import { compareWithSeed } from "./compare-seed.ts";

const text = readFileSync(join(spec, "openapi.yaml"), "utf8");
const facts = readSeedFacts();
const differencesOf = (contract: string) => compareWithSeed(parse(contract, { maxAliasCount: -1 }), facts);

test("the contract says what the page of 2023-12-26 says", () => expect(differencesOf(text)).toEqual([]));

interface Mistake {
  name: string;
  /** A text of the contract, and what is there by mistake. Only the first place is changed. */
  given: [from: string | RegExp, to: string];
  want: string;
}

/** The first place after a key of the components. */
const inside = (key: string, from: string) =>
  new RegExp(`(\\n    ${key}:\\n(?:(?!\\n    \\w)[\\s\\S])*?)${from}`);

describe("a slip is found", () => {
  test.each<Mistake>([
    {
      name: "a typo in the host",
      given: ["https://open-na-global.alipay.com/ams/api", "https://open-na-globa1.alipay.com/ams/api"],
      want: "server: undefined",
    },
    {
      name: "another base path",
      given: ["https://open-na-global.alipay.com/ams/api", "https://open-na-global.alipay.com/ams/v1/api"],
      want: "server: undefined",
    },
    {
      name: "another region",
      given: ["description: North America, production", "description: Asia, production"],
      want: "description of the server: false",
    },
    {
      name: "another path",
      given: ["  /v1/vaults/inquireVaulting:", "  /v1/vaults/inquireVaultings:"],
      want: "path: none that ends https://open-na-global",
    },
    { name: "another method", given: ["    post:", "    put:"], want: "method: no post" },
    {
      name: "a lost link",
      given: ["api_fund#WWH90", "api_fund"],
      want: 'link: null, but "https://global.alipay.com/docs/ac/ams/api_fund#WWH90"',
    },
    {
      name: "a flipped status",
      given: [/(code: VAULTING_NOT_EXIST\n +status: )F/, "$1U"],
      want: 'result codes: {"SUCCESS":"S","UNKNOWN_EXCEPTION":"U","VAULTING_NOT_EXIST":"U"}',
    },
    {
      name: "a lost code",
      given: ["code: UNKNOWN_EXCEPTION", "code: UNKNOWN_EXCEPTIONS"],
      want: "result codes: ",
    },
    {
      name: "a shortened length of the id",
      given: [inside("VaultingRequestId", "maxLength: 64"), "$1maxLength: 46"],
      want: "maxLength of request vaultingRequestId: 46, but 64 on the page",
    },
    {
      name: "a lengthened URL",
      given: [/(schemeUrl:\n(?: {10}.*\n)*? {10}maxLength: )2048/, "$14096"],
      want: "maxLength of response schemeUrl: 4096",
    },
    {
      name: "a shortened status",
      given: ["maxLength: 10\n", "maxLength: 9\n"],
      want: "maxLength of response vaultingStatus: 9",
    },
    {
      name: "a required member of the request that is dropped",
      given: [/(InquireVaultingRequest:\n(?: {6}.*\n)*? {6}required: )\[vaultingRequestId\]/, "$1[]"],
      want: "request vaultingRequestId is required: false",
    },
    {
      name: "a required member of the response that is dropped",
      given: ["required: [result, vaultingRequestId, vaultingStatus]", "required: [result, vaultingStatus]"],
      want: "response vaultingRequestId is required: false",
    },
    {
      name: "a status that is not required",
      given: [
        "required: [result, vaultingRequestId, vaultingStatus]",
        "required: [result, vaultingRequestId]",
      ],
      want: "response vaultingStatus is required: false",
    },
    {
      name: "an exception for failed calls that does not say that it is one",
      given: [/ {6}x-source: >-\n {8}The 2023-12 page, which requires(?:.*\n)+?(?= {6}required)/, ""],
      want: "response vaultingRequestId is required: false",
    },
    {
      name: "details that may be missing",
      given: [", paymentMethodDetail]", "]"],
      want: "response paymentMethodDetail is always there: false",
    },
    {
      name: "a URL that has to be there",
      given: [
        "required: [result, vaultingRequestId, vaultingStatus]",
        "required: [result, vaultingRequestId, vaultingStatus, normalUrl]",
      ],
      want: "response normalUrl is always there: true",
    },
    {
      name: "a lost member",
      given: ["        applinkUrl:", "        appLinkUrl:"],
      want: "response applinkUrl is returned with: []",
    },
    {
      name: "another status value",
      given: ["enum: [FAIL]", "enum: [FAILED]"],
      want: 'values of response vaultingStatus: ["FAILED","PROCESSING","SUCCESS"]',
    },
    {
      name: "another id in the example",
      given: ['value: { vaultingRequestId: "123456789206" }', 'value: { vaultingRequestId: "123456789207" }'],
      want: "example: no request example is the page's",
    },
    {
      name: "another token in the example",
      given: ["ALIPAY9CGwsAeMBug+G2", "ALIPAY9CGwsAeMBug G2"],
      want: "example paymentMethodDetail: ",
    },
    {
      name: "another message in the example",
      given: ["resultMessage: success.", "resultMessage: Success."],
      want: "example result: ",
    },
    {
      name: "a member more in the example",
      given: [
        "        vaultingStatus: SUCCESS\n",
        '        vaultingStatus: SUCCESS\n        metadata: "{}"\n',
      ],
      want: "members of the example: ",
    },
  ])("$name", ({ given: [from, to], want }) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(differencesOf(changed)).toContainEqual(expect.stringContaining(want));
  });
});
