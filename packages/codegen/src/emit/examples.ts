import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operations.ts";
import type { Situation } from "../contract/result-codes.ts";
import { literal, module, union } from "./module.ts";

/** The named examples, checked against the types, and which of them answers which situation. */
export function emitExamples({ operations, clientId }: Contract): string {
  const table = Object.fromEntries(operations.map((operation) => [operation.id, entry(operation)]));
  const names = operations.map(({ id, examples }) => `  ${JSON.stringify(id)}: ${union(Object.keys(examples.response))};`);
  return module(
    'import type { ExampleTable } from "../examples.ts";',
    `/** The client id of the spec's examples. */\nexport const exampleClientId = ${JSON.stringify(clientId)};`,
    `/** The names of the examples of each operation. */\nexport interface ExampleNames {\n${names.join("\n")}\n}`,
    `/** The examples of the contract. */\nexport const examples = ${literal(table)} as const satisfies ExampleTable;`,
  );
}

function entry({ examples, resultCodes }: Operation) {
  const situations: Partial<Record<Situation, string>> = {};
  for (const [code, { when }] of Object.entries(resultCodes)) {
    if (when) situations[when] = nameByCode(examples, code);
  }
  const response = Object.entries(examples.response).map(([name, { value, signed }]) => [name, { signed, body: value }]);
  return { request: examples.request, response: Object.fromEntries(response), situations };
}

function nameByCode(examples: Operation["examples"], code: string): string {
  const found = Object.entries(examples.response).find(([, { value }]) => (value.result as { resultCode?: unknown }).resultCode === code);
  if (!found) throw new Error(`No response example has the result code ${code}.`);
  return found[0];
}
