import { describe, expect, test } from "vitest";
import { translate } from "../scripts/translate.ts";

const contract = `openapi: 3.1.0
info:
  title: Parcels
  description: |
    Where a parcel
    is.

    \`\`\`
    GET nothing
    \`\`\`
  contact: { name: Not translated }
tags:
  - name: Parcels
components:
  schemas:
    Parcel:
      x-source: &here A postman.
      properties:
        description:
          description: What is in it.
          x-source: *here
          enum: [Books, Toys]
          x-enumDescriptions: { Books: To read., Toys: To play. }
          examples: [Books]
  examples:
    One:
      summary: One parcel
      value: { message: Not translated }
`;
const english = [
  "Parcels",
  "Where a parcel is.",
  "A postman.",
  "What is in it.",
  "To read.",
  "To play.",
  "One parcel",
];
const catalogueOf = (texts: string[]) =>
  texts.map((text) => `- { en: "${text}", xx: "<${text}>" }`).join("\n");
const run = (yaml: string, catalogue: string) =>
  translate({ file: "api.yaml", text: yaml }, { file: "xx.yaml", text: catalogue }, "xx");

test("every text is translated, and nothing else", () => {
  const { api, problems } = run(contract, catalogueOf(english));
  expect(problems).toEqual([]);
  expect(api).toMatchObject({
    info: {
      title: "<Parcels>",
      description: "<Where a parcel is.>\n\n```\nGET nothing\n```\n",
      contact: { name: "Not translated" },
    },
    tags: [{ name: "Parcels", "x-displayName": "<Parcels>" }],
    components: {
      schemas: {
        Parcel: {
          "x-source": "<A postman.>",
          properties: {
            description: {
              description: "<What is in it.>",
              "x-source": "<A postman.>",
              enum: ["Books", "Toys"],
              "x-enumDescriptions": { Books: "<To read.>", Toys: "<To play.>" },
              examples: ["Books"],
            },
          },
        },
      },
      examples: { One: { summary: "<One parcel>", value: { message: "Not translated" } } },
    },
  });
});

describe("what is wrong is said with its place", () => {
  const without = (text: string) => catalogueOf(english.filter((other) => other !== text));
  test.each([
    {
      name: "a missing text",
      given: [contract, without("What is in it.")],
      want: [/^api\.yaml:20:24 No xx text for "What is in it\."/],
    },
    {
      name: "a missing paragraph",
      given: [contract, without("Where a parcel is.")],
      want: [/^api\.yaml:5:5 No xx text/],
    },
    {
      name: "a missing text of an alias, once",
      given: [contract, without("A postman.")],
      want: [/^api\.yaml:17:23 No xx/],
    },
    {
      name: "a missing meaning of a value",
      given: [contract, without("To play.")],
      want: [/^api\.yaml:23:56 No xx text for "To play\."/],
    },
    {
      name: "a stale translation",
      given: [contract, `${catalogueOf(english)}\n- { en: Gone., xx: Weg. }`],
      want: [/^xx\.yaml:8:3 The contract says nowhere "Gone\."/],
    },
    {
      name: "a text that is translated twice",
      given: [contract, `${catalogueOf(english)}\n- { en: A postman., xx: B }`],
      want: [/^xx\.yaml:8:3 "A postman\." is translated twice/],
    },
    {
      name: "an empty translation",
      given: [contract, `${without("A postman.")}\n- { en: A postman., xx: "" }`],
      want: [/^api\.yaml:17:23 No xx/, /^xx\.yaml:7:3 An entry is a pair/],
    },
  ])("$name", ({ given: [yaml = "", catalogue = ""], want }) => {
    const { problems } = run(yaml, catalogue);
    expect(problems).toEqual(want.map((pattern) => expect.stringMatching(pattern)));
  });

  test("YAML that cannot be parsed", () => {
    expect(() => run(contract, "- {")).toThrow(/^xx\.yaml:1:\d/);
  });
});

test("another wrapping of the same words is the same text", () => {
  expect(
    run(contract.replace("Where a parcel\n    is.", "Where a\n    parcel is."), catalogueOf(english))
      .problems,
  ).toEqual([]);
});
