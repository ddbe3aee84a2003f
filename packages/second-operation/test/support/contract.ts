import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** A parsed contract, as far as the tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: any JSON document
export type Contract = any;

const require = createRequire(import.meta.url);
const specFile = require.resolve("@ams-vaulting/spec/openapi.yaml");
const overlayFile = new URL("../../fixture/discard-vaulting.yaml", import.meta.url);

/** The text of the real contract. */
export const specText = readFileSync(specFile, "utf8");

export const parseContract = (text: string): Contract => parse(text, { maxAliasCount: -1 });

/** The second operation: the overlay's only one. */
export const overlay: Contract = parseContract(readFileSync(overlayFile, "utf8"));

/** The real contract with the second operation, as YAML text (JSON is YAML). */
export function mergedContract(): string {
  const contract = merge(parseContract(specText), overlay);
  shareGeneralExamples(contract);
  return JSON.stringify(contract, null, 2);
}

function merge(base: Contract, over: Contract): Contract {
  if (!isMap(base) || !isMap(over)) return over;
  const names = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...names].map((name) => [name, name in over ? merge(base[name], over[name]) : base[name]]),
  );
}

const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every operation can meet a general code, so each has the examples of them: the new operation takes over the real one's. */
function shareGeneralExamples(contract: Contract): void {
  const [real, added] = Object.values(contract.paths).map(({ post }: Contract) => post);
  const general = contract["x-general-result-codes"].map(({ code }: Contract) => code);
  const media = (body: Contract) => body.content["application/json"];
  for (const [name, reference] of Object.entries<Contract>(media(real.responses["200"]).examples)) {
    const example = contract.components.examples[reference.$ref.split("/").at(-1)];
    if (!general.includes(example.value.result.resultCode)) continue;
    media(added.responses["200"]).examples[name] = reference;
    media(added.requestBody).examples[name] = {
      summary: example.summary,
      value: { deletionRequestId: `delete-${name}`.slice(0, 32), storedCardToken: "TOKEN" },
    };
  }
}
