import type { Languages } from "../types/site.ts";

/** `llms.txt`: every page as Markdown, and the contract, for programs that read text. See https://llmstxt.org. */
export function indexText(languages: Languages, hasTry: boolean): string {
  const { api } = languages.en;
  const lines = [`# ${api.info.title}`, "", `> ${api.info.summary ?? api.info.title}`, "", "## Contract", ""];
  lines.push("- [OpenAPI 3.1 (YAML)](openapi.yaml)", "- [OpenAPI 3.1 (JSON)](openapi.json)");
  for (const [locale, { name, words, pages, contract }] of Object.entries(languages)) {
    lines.push("", `## ${name}`, "");
    for (const page of pages) lines.push(`- [${page.title}](${locale}/${page.name}.md): ${page.description}`);
    lines.push(`- [${words.reference}](${locale}/reference/)`);
    for (const { operationId, summary, route } of contract.operations)
      lines.push(`  - [${operationId}](${locale}/reference/#${route}): ${summary}`);
    if (hasTry) lines.push(`- [${words.try}](${locale}/try/)`);
    if (locale !== "en") lines.push(`- [OpenAPI 3.1 (YAML)](${locale}/openapi.yaml)`);
  }
  return `${lines.join("\n")}\n`;
}
