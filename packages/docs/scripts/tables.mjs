import { table } from "../plugins/markdown.mjs";

const code = (text) => `\`${text}\``;

/**
 * The tables that guides put where they write `<!-- table: name -->`. Everything in them is read from the contract of the
 * page's language, so a guide types no fact of it.
 */
export function contractTables({ api, follow, operations }, words) {
  const { heads } = words;
  const [operation] = operations;
  const codes = (list) =>
    table(
      heads.codes,
      list.map(({ code: name, status, message, action }) => [code(name), code(status), message, action]),
    );
  const headers = (list) =>
    table(
      heads.headers,
      list.map(({ name, required, description, schema, example }) => [
        code(name),
        required ? words.yes : words.no,
        String(follow(schema).maxLength),
        description,
        code(example ?? follow(schema).examples[0]),
      ]),
    );
  const requests = Object.entries(operation.request.examples).map(([name, example]) => [
    name,
    follow(example),
  ]);
  const responses = operation.response.examples;

  return {
    "result-codes": () => codes(operation["x-result-codes"]),
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
        requests.map(([name, { value }]) => {
          const answer = follow(responses[name]);
          const { result, [operation["x-polling"]?.field]: state } = answer.value;
          return [
            code(value[operation["x-correlation"]]),
            answer.summary,
            code(`${result.resultStatus} ${result.resultCode}`) + (state ? ` ${code(state)}` : ""),
          ];
        }),
      ),
    states: () => {
      const { field, pending, final } = operation["x-polling"];
      const variants = (follow(operation.response.schema).oneOf ?? []).map(follow);
      const meaning = (value) =>
        follow(
          variants.find((variant) => follow(variant.properties[field])?.const === value).properties[field],
        ).description;
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
function sourcesTable(api, head) {
  const bySource = new Map();
  const visit = (node, path) => {
    if (typeof node !== "object" || node === null) return;
    const source = node["x-source"]?.trim();
    if (source) bySource.set(source, [...(bySource.get(source) ?? []), nameOf(node, path)]);
    for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
  };
  visit(api, []);
  const rows = [...bySource].map(([source, names]) => [[...new Set(names)].map(code).join(", "), source]);
  return table(head, rows);
}

const nameOf = (node, path) => node.code ?? node.url ?? node.name ?? path.at(-1);
