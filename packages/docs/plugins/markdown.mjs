/** The paragraphs that are there, as one Markdown text. */
export const paragraphs = (...texts) =>
  texts
    .filter(Boolean)
    .map((text) => text.trim())
    .join("\n\n");

const cell = (text) =>
  text
    .trim()
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ");
const row = (cells) => `| ${cells.map(cell).join(" | ")} |`;

export const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
