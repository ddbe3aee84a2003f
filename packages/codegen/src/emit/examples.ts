import type { Contract } from "../contract/contract.ts";
import { exampleOfCode } from "../contract/examples.ts";
import type { Operation } from "../contract/operations.ts";
import { situationsOf } from "../contract/result-codes.ts";
import { literal, module, union } from "./module.ts";

/** The named examples, checked against the types, and which of them answers which situation. */
export function emitExamples({ operations, clientId }: Contract): string {
  const table = Object.fromEntries(operations.map((operation) => [operation.id, entry(operation)]));
  const names = operations.map(
    ({ id, examples }) => `  ${JSON.stringify(id)}: ${union(Object.keys(examples.response))};`,
  );
  return module(
    'import type { ExampleTable } from "../examples.ts";',
    `/** The client id of the spec's examples. */\nexport const exampleClientId = ${JSON.stringify(clientId)};`,
    `/** The names of the examples of each operation. */\nexport interface ExampleNames {\n${names.join("\n")}\n}`,
    `/** The examples of the contract. */\nexport const examples = ${literal(table)} as const satisfies ExampleTable;`,
  );
}

function entry({ examples, resultCodes }: Operation) {
  const request = Object.entries(examples.request).map(([name, { value }]) => [name, value]);
  const response = Object.entries(examples.response).map(([name, { value, signed }]) => [
    name,
    { signed, body: value },
  ]);
  const situations = [...situationsOf(resultCodes)].map(([when, code]) => [
    when,
    exampleOfCode(examples, code),
  ]);
  return {
    request: Object.fromEntries(request),
    response: Object.fromEntries(response),
    situations: Object.fromEntries(situations),
  };
}
