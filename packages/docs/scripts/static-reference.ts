import { isForbidden } from "@ams-vaulting/codegen";
import MarkdownIt from "markdown-it";
import type {
  CodeSample,
  Example,
  Media,
  OrReference,
  Parameter,
  SchemaObject,
} from "../types/contract-document.ts";
import type { Words } from "../types/site.ts";
import type { OpenContract } from "./contract.ts";
import { escapeHtml } from "./escape-html.ts";

const markdown = new MarkdownIt({ html: true });

/**
 * The operations of a decorated description as plain HTML. It is there before Redoc's script, without it, on paper, and for
 * the browser's own search; Redoc shows the same as three panels.
 */
export function staticReference({ follow, operations, api }: OpenContract, words: Words): string {
  const text = (source: string | undefined) =>
    markdown
      .render(source ?? "")
      .replaceAll(
        "<table>",
        `<div class="table" tabindex="0" role="group" aria-label="${words.tableScrolls}"><table>`,
      )
      .replaceAll("</table>", "</table></div>");
  const inline = (source: string | undefined) => markdown.render(source ?? "").trim();
  const code = (value: unknown) => `<code>${escapeHtml(value)}</code>`;
  const table = (label: string, head: string[], rows: string[][]) =>
    rows.length === 0
      ? ""
      : `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(label)}"><table><thead><tr>${head
          .map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`)
          .join("")}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
          .join("")}</tbody></table></div>`;

  /** The fields of a schema, nested ones by their path. */
  const fields = (
    schema: OrReference<SchemaObject> | undefined,
    prefix = "",
    seen: SchemaObject[] = [],
  ): string[][] => {
    const node = follow(schema);
    if (!node || seen.includes(node)) return [];
    return Object.entries(node.properties ?? {}).flatMap(([name, property]) => {
      const field = follow(property);
      if (isForbidden(field)) return [];
      const path = `${prefix}${name}`;
      const required = node.required?.includes(name) ?? false;
      return [fieldRow(path, field, required), ...fields(field, `${path}.`, [...seen, node])];
    });
  };
  const fieldRow = (path: string, field: SchemaObject, required: boolean): string[] => {
    const values = field.const === undefined ? (field.enum ?? []) : [field.const];
    const meanings = values.map((value) => {
      const meaning = field["x-enumDescriptions"]?.[String(value)];
      return meaning
        ? `<li>${code(value)}: ${markdown.renderInline(meaning)}</li>`
        : `<li>${code(value)}</li>`;
    });
    const [example] = field.examples ?? [field.example];
    return [
      code(path).replaceAll(".", ".<wbr>"),
      escapeHtml(field.type ?? "") + (field.maxLength ? ` ≤&nbsp;${field.maxLength}` : ""),
      required ? words.static.required : words.static.optional,
      inline(field.description) + (meanings.length > 0 ? `<ul class="values">${meanings.join("")}</ul>` : ""),
      example === undefined || values.length === 1 ? "" : code(example),
    ];
  };
  const headerRows = (list: Parameter[]) =>
    list.map((header) =>
      fieldRow(header.name, { ...follow(header.schema), ...withExample(header) }, header.required ?? false),
    );
  const withExample = ({ description, example }: Parameter): SchemaObject => ({
    ...(description !== undefined && { description }),
    ...(example && { examples: [example] }),
  });
  const examples = (media: Media | undefined) =>
    Object.values(media?.examples ?? {})
      .map(follow<Example>)
      .map(
        ({ summary, description, value }) =>
          `<details><summary>${escapeHtml(summary)}</summary>${inline(description)}<pre tabindex="0"><code>${escapeHtml(JSON.stringify(value, null, 2))}</code></pre></details>`,
      )
      .join("\n");

  const samples = (list: CodeSample[] = []) =>
    list
      .map(
        ({ label, source }) =>
          `<details><summary>${escapeHtml(label)}</summary><pre tabindex="0"><code>${escapeHtml(source)}</code></pre></details>`,
      )
      .join("\n");

  return operations
    .map((operation) => {
      const heading = (name: keyof Words["static"]) => `<h3>${escapeHtml(words.static[name])}</h3>`;
      const response = follow(operation.response?.schema) || undefined;
      const variants = response?.oneOf ?? [operation.response?.schema];
      return `<section data-static-route="${escapeHtml(operation.route)}">
<h2>${escapeHtml(operation.summary)}</h2>
<p><code>POST ${escapeHtml(operation.path)}</code></p>
${text(operation.description)}
${heading("servers")}
${table(
  words.static.servers,
  words.heads.staticServers,
  api.servers.map((server) => [escapeHtml(server.description), code(server.url + operation.path)]),
)}
${heading("requestHeaders")}
${table(words.static.requestHeaders, words.heads.fields, headerRows(operation.parameters))}
${heading("requestBody")}
${table(words.static.requestBody, words.heads.fields, fields(operation.request?.schema))}
${examples(operation.request)}
<h3>${escapeHtml(words.code)}</h3>
${samples(operation["x-codeSamples"])}
${heading("responseHeaders")}
${table(words.static.responseHeaders, words.heads.fields, headerRows(operation.headers))}
${heading("responseBody")}
${text(response?.description)}
${variants
  .map((variant) => {
    const { title, description } = follow<SchemaObject | undefined>(variant) || {};
    return `<h4>${escapeHtml(title ?? "")}</h4>${text(description)}${table(title ?? words.static.responseBody, words.heads.fields, fields(variant))}`;
  })
  .join("\n")}
${heading("responses")}
${examples(operation.response)}
</section>`;
    })
    .join("\n");
}
