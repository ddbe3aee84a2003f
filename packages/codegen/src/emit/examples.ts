import type { Contract } from "../contract/contract.ts";
import { exampleOfCode } from "../contract/examples.ts";
import type { Operation } from "../contract/operation.ts";
import type { ResponseExample } from "../contract/response-example.ts";
import { situationsOf } from "../contract/result-codes.ts";
import { jsdoc, literal, module, union } from "./module.ts";

/** The named examples, checked against the types, and which of them is the response in which situation. */
export function emitExamples({ operations, general, clientId }: Contract): string {
  const names = operations.map(
    ({ id, examples }) => `  ${JSON.stringify(id)}: ${union(Object.keys(examples.response))};`,
  );
  const generalNames = Object.keys(general.examples);
  const table = operations.map((operation) => entry(operation, generalNames));
  return module(
    'import type { ExampleTable } from "../contract/examples.ts";',
    `/** The client id of the spec's examples. */\nexport const exampleClientId = ${JSON.stringify(clientId)};`,
    `/** The names of the examples of each operation. */\nexport interface ExampleNames {\n${names.join("\n")}\n}`,
    `${jsdoc("The examples of the general result codes, which every operation has.")}const general = ${literal(responses(general.examples))} as const;`,
    `/** The examples of the contract. */\nexport const examples = {\n${table.join("\n")}\n} as const satisfies ExampleTable;`,
  );
}

function entry({ id, examples, resultCodes }: Operation, general: string[]): string {
  const request = Object.fromEntries(
    Object.entries(examples.request).map(([name, { value }]) => [name, value]),
  );
  const own = Object.entries(examples.response).filter(([name]) => !general.includes(name));
  const situations = Object.fromEntries(
    [...situationsOf(resultCodes)].map(([when, code]) => [when, exampleOfCode(examples, code)]),
  );
  return [
    `  ${JSON.stringify(id)}: {`,
    `    "request": ${nested(request)},`,
    `    "response": { ...${nested(responses(Object.fromEntries(own)))}, ...general },`,
    `    "situations": ${nested(situations)}`,
    "  },",
  ].join("\n");
}

const nested = (value: unknown) => literal(value).replaceAll("\n", "\n    ");

const responses = (examples: Record<string, ResponseExample>) =>
  Object.fromEntries(
    Object.entries(examples).map(([name, { value, signed }]) => [name, { signed, body: value }]),
  );
