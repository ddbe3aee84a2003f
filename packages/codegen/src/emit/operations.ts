import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operation.ts";
import type { Situation } from "../contract/result-codes.ts";
import { nameOf } from "../contract/schemas.ts";
import { jsdoc, literal, module, union } from "./module.ts";

/** The table of operations, and the interface that the client's methods are mapped from. */
export function emitOperations({ operations, document }: Contract): string {
  const table = Object.fromEntries(
    operations.map((operation) => {
      const { id, path, correlation, polling, servers } = operation;
      const [request, response] = [operation.request, operation.response].map((schema) =>
        nameOf(schema.path, document),
      );
      return [
        id,
        {
          path,
          request,
          response,
          correlation,
          correlationUnknown: codeWhen("correlation-unknown", operation),
          polling,
          servers,
          resultCodes: runtimeCodes(operation),
        },
      ];
    }),
  );
  return module(
    'import type { OperationDescription } from "../contract/operation.ts";\nimport type { operations as Schema } from "./schema.ts";',
    `/** What the client has to know of each operation. */\nexport const operations = ${literal(table)} as const satisfies Record<string, OperationDescription>;`,
    `/** The operations of the contract: one method of the client each. */\nexport interface Operations {\n${operations.map(types).join("\n")}\n}`,
  );
}

/** The code that the gateway responds with in a situation, where the contract names one. */
function codeWhen(situation: Situation, { resultCodes }: Operation): string | undefined {
  return Object.keys(resultCodes).find((code) => resultCodes[code]?.when === situation);
}

function runtimeCodes({ resultCodes }: Operation) {
  return Object.fromEntries(
    Object.entries(resultCodes).map(([code, { status, action }]) => [code, { status, action }]),
  );
}

function types({ id, summary, description, resultCodes, path, polling }: Operation): string {
  const schema = `Schema[${JSON.stringify(id)}]`;
  return [
    jsdoc(
      [summary.replace(/[^.]$/, "$&."), description.trim(), `\`POST ${path}\``].filter(Boolean).join("\n\n"),
      "  ",
    ),
    `  ${JSON.stringify(id)}: {\n`,
    `    request: ${schema}["requestBody"]["content"]["application/json"];\n`,
    `    response: ${schema}["responses"][200]["content"]["application/json"];\n`,
    "    /** The documented result codes. Others can occur. */\n",
    `    resultCode: ${union(Object.keys(resultCodes))};\n`,
    ...(polling
      ? [
          "    /** Which member says the state, and which states are final. */\n",
          `    polling: { field: ${JSON.stringify(polling.field)}; final: ${union(polling.final)} };\n`,
        ]
      : []),
    "  };",
  ].join("");
}
