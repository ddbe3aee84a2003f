import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Problem, problems } from "../scripts/problems.ts";
import { spec } from "../scripts/redocly.ts";
import { mutations } from "./mutations.ts";

const text = readFileSync(join(spec, "openapi.yaml"), "utf8");
const source = () => parse(text, { maxAliasCount: -1 });
/** The same contract about something else: no rule may know the words of this one. */
const renamed = () =>
  JSON.parse(JSON.stringify(source()).replaceAll("aulting", "efunding").replaceAll("AULTING", "EFUNDING"));

let found: Problem[][];
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "lint-"));
  const documents = [
    source(),
    renamed(),
    ...mutations.map(({ mutate }) => {
      const document = source();
      mutate(document);
      return document;
    }),
  ];
  const files = documents.map((document, index) => {
    const file = join(directory, `${index}.json`);
    writeFileSync(file, JSON.stringify(document));
    return file;
  });
  // The rules that check examples take half of the time: they look where they are to be proved, and at what is sound.
  const rules = [
    ...new Set(mutations.map(({ rule }) => rule).filter((rule) => /^no-invalid-.*-examples$/.test(rule))),
  ];
  const isSlow = files.map((_, index) => index < 2 || rules.includes(mutations[index - 2]?.rule ?? ""));
  const slow = await problems(files.filter((_, index) => isSlow[index]));
  const quick = await problems(
    files.filter((_, index) => !isSlow[index]),
    rules,
  );
  found = isSlow.map((slowly) => (slowly ? slow : quick).shift() ?? []);
}, 120_000);
afterAll(() => rmSync(directory, { recursive: true }));

test("the contract has no problem", () => expect(found[0]).toEqual([]));

test("a contract about something else has no problem", () => {
  expect(JSON.stringify(renamed())).not.toMatch(/vaulting/i);
  expect(found[1]).toEqual([]);
});

describe("a mistake is found", () => {
  test.each(mutations.map((mutation, index) => ({ ...mutation, found: index + 2 })))(
    "$rule: $name",
    ({ rule, want, found: index }) => {
      const messages = found[index]?.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message);
      expect(messages).toContainEqual(expect.stringMatching(want));
    },
  );
});

test("each rule of this repository finds a mistake of the table", () => {
  const configured = Object.keys(parse(readFileSync(join(spec, "../redocly.yaml"), "utf8")).rules);
  const proved = new Set(mutations.map(({ rule }) => rule));
  expect(configured.filter((rule) => /^(contract|rule)\//.test(rule) && !proved.has(rule))).toEqual([]);
});

describe("what is not a description is one clear line", () => {
  test.each([
    { name: "a bracket that is not closed", text: "openapi: [", place: "1:11" },
    { name: "a key that is repeated", text: "openapi: 3.1.0\ninfo: {}\ninfo: {}\n", place: "3:1" },
    { name: "an empty file", text: "", place: "1:1" },
  ])("$name", async ({ text, place }) => {
    const file = join(directory, "broken.yaml");
    writeFileSync(file, text);
    const [found = []] = await problems([file]);
    expect(found).toEqual([
      expect.objectContaining({ ruleId: "contract/is-readable", place: `${file}:${place}` }),
    ]);
    expect(found[0]?.message).toMatch(/^[^\n]+\.$/);
  });
});
