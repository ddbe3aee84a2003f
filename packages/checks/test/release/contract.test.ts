import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Document, parseDocument, type YAMLSeq } from "yaml";
import { plannedVersion } from "../../src/release/contract/planned-version.ts";
import { mayFollow, versionOf, withVersion } from "../../src/release/contract/redocly-diff.ts";
import { readContract, readReleased } from "../../src/release/contract/released.ts";
import { publicPackages, root } from "../../src/work/packages.ts";

const contract = readContract();
const released = readReleased();
const present = publicPackages()[0]?.manifest.version as string;
const planned = await plannedVersion(root);

test("the contract has the version of the packages; before the first release, the version that it will have", () => {
  expect(versionOf(contract)).toBe(present === "0.0.0" ? planned : present);
});

test("the released contract is the one of the present version; before the first release there is none", () => {
  expect(released === undefined ? "0.0.0" : versionOf(released)).toBe(present);
});

test("the planned version goes as far as what changed in the contract", async () => {
  const { passes, text } = await mayFollow(released ?? contract, contract, planned);
  expect(passes, text).toBe(true);
});

/** Changes to the first operation and the schemas behind it; what they are called is read from the contract. */
function edited(edit: (document: Document) => void): string {
  const document = parseDocument(contract);
  edit(document);
  return document.toString();
}
const schemas = Object.entries<{ required?: string[]; properties?: object }>(
  parseDocument(contract).toJS().components.schemas,
);
const [response, { required: [member] = [] }] = schemas.find(
  ([name, schema]) => name.endsWith("Succeeded") && schema.required,
) as [string, { required: string[] }];

const removed = edited((document) => {
  document.deleteIn(["components", "schemas", response, "properties", member]);
  const required = document.getIn(["components", "schemas", response, "required"]) as YAMLSeq;
  required.items = required.items.filter((item) => String(item) !== member);
});
const newValue = edited((document) => {
  const values = ["components", "schemas", "FailureResult", "properties", "resultStatus", "enum"];
  (document.getIn(values) as YAMLSeq).add("X");
});
const newMember = edited((document) => {
  document.setIn(["components", "schemas", response, "properties", "added"], { type: "string" });
});

// Each row starts Redocly. Below 1.0 the minor version shows that something breaks.
test.each([
  { name: "a required member is gone", after: removed, from: "1.2.3", as: "1.3.0", passes: false },
  { name: "a required member is gone", after: removed, from: "1.2.3", as: "2.0.0", passes: true },
  { name: "a required member is gone", after: removed, from: "0.1.0", as: "0.2.0", passes: true },
  { name: "a closed list has a new value", after: newValue, from: "0.1.0", as: "0.1.1", passes: false },
  { name: "a response may have a new member", after: newMember, from: "1.2.3", as: "1.2.4", passes: false },
])("after $from, $name: $as passes: $passes", async ({ after, from, as, passes }) => {
  expect(await mayFollow(withVersion(contract, from), after, as)).toMatchObject({ passes });
});

test("what is not a contract gets no verdict", async () => {
  await expect(mayFollow("openapi: [", contract, "1.0.0")).rejects.toThrow("without a verdict");
});

test("a version is changed and nothing else", () => {
  expect(withVersion(withVersion(contract, "9.9.9"), versionOf(contract))).toBe(contract);
  expect(versionOf(withVersion(contract, "9.9.9"))).toBe("9.9.9");
});

test("every changeset is read", () => {
  const files = readdirSync(join(root, ".changeset")).filter((name) => name.endsWith(".md"));
  if (files.length > 0) expect(planned).not.toBe(present);
});
