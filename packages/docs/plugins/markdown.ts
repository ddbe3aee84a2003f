/** The paragraphs that are there, as one Markdown text. */
export const paragraphs = (...texts: (string | undefined)[]): string =>
  texts.flatMap((text) => (text ? [text.trim()] : [])).join("\n\n");

const cell = (text: string): string =>
  text
    .trim()
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ");
const row = (cells: string[]): string => `| ${cells.map(cell).join(" | ")} |`;

export const table = (head: string[], rows: string[][]): string =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
