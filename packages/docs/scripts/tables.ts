import { table } from "../plugins/markdown.ts";
import type { ContractDocument, Parameter, ResultCode, SchemaObject } from "../types/contract-document.ts";
import type { Words } from "../types/site.ts";
import { explainedOperation, type OpenContract } from "./contract.ts";
import { ensure } from "./ensure.ts";

const code = (text: unknown): string => `\`${text}\``;

/**
 * The tables that guides put where they write `<!-- table: name -->`. Everything in them is read from the contract of the
 * page's language, so a guide types no fact of it.
 */
export function contractTables(contract: OpenContract, words: Words): Record<string, () => string> {
  const { api, follow } = contract;
  const { heads } = words;
  const operation = explainedOperation(contract);
  const codes = (list: ResultCode[]) =>
    table(
      heads.codes,
      list.map(({ code: name, status, message, action }) => [code(name), code(status), message, action]),
    );
  const headers = (list: Parameter[]) =>
    table(
      heads.headers,
      list.map(({ name, required: isRequired, description = "", schema, example }) => [
        code(name),
        isRequired ? words.yes : words.no,
        String(follow(schema).maxLength),
        description,
        code(example ?? follow(schema).examples?.[0]),
      ]),
    );

  return {
    "result-codes": () => codes(operation["x-result-codes"] ?? []),
    "general-result-codes": () => codes(api["x-general-result-codes"] ?? []),
    servers: () =>
      table(
        heads.servers,
        api.servers.map((server) => [
          server.description,
          code(server["x-region"]),
          code(server["x-environment"]),
          code(server.url),
        ]),
      ),
    "request-headers": () => headers(operation.parameters),
    "response-headers": () =>
      headers(operation.headers.map((header) => ({ ...header, required: header.required ?? false }))),
    scenarios: () =>
      table(
        heads.scenarios,
        Object.entries(operation.requests).map(([name, { value }]) => {
          const answer = ensure(operation.answers[name], `response example ${name}`);
          const { result, [operation.polling.field]: state } = answer.value;
          return [
            code(value[operation.correlation]),
            answer.summary,
            code(`${result.resultStatus} ${result.resultCode}`) + (state ? ` ${code(state)}` : ""),
          ];
        }),
      ),
    states: () => {
      const { field, pending, final } = operation.polling;
      const states = (operation.answerSchema.oneOf ?? []).map((variant) =>
        follow(follow<SchemaObject>(variant).properties?.[field]),
      );
      const meaning = (value: string) => {
        const state = states.find((state) => (state?.enum ?? [state?.const]).includes(value));
        return ensure(state?.description, `description of ${value}`);
      };
      return table(
        [code(field), ...heads.states],
        [...pending, ...final].map((value) => [
          code(value),
          final.includes(value) ? words.final : words.pending,
          meaning(value),
        ]),
      );
    },
    sources: () => sourcesTable(api, heads.sources),
  };
}

/** Everything with an `x-source`, by source: what is newer than the page that the contract describes, or inferred. */
function sourcesTable(api: ContractDocument, head: string[]): string {
  const bySource = new Map<string, string[]>();
  const visit = (node: unknown, path: string[]): void => {
    if (typeof node !== "object" || node === null) return;
    const source = "x-source" in node && String(node["x-source"]).trim();
    if (source) bySource.set(source, [...(bySource.get(source) ?? []), nameOf(node, path)]);
    for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
  };
  visit(api, []);
  const rows = [...bySource].map(([source, names]) => [[...new Set(names)].map(code).join(", "), source]);
  return table(head, rows);
}

function nameOf(node: object, path: string[]): string {
  const { code, url, name }: { code?: string; url?: string; name?: string } = node;
  return code ?? url ?? name ?? path.at(-1) ?? "";
}
