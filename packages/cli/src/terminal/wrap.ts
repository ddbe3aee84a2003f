import type { Output } from "../io.ts";

/** Breaks text at spaces so that it fits a terminal, with an indent from the second line on. Elsewhere it stays whole. */
export function wrap(text: string, output: Pick<Output, "isTTY" | "columns">, indent = ""): string {
  const { columns } = output;
  if (!output.isTTY || !columns) return text;
  const width = Math.max(20, columns - 1);
  return text
    .split("\n")
    .map((line) => wrapLine(line, width, indent))
    .join("\n");
}

function wrapLine(line: string, width: number, indent: string): string {
  if (line.length <= width) return line;
  const [lead = ""] = /^\s*/.exec(line) ?? [];
  const lines: string[] = [];
  const next = lead.length > indent.length ? lead : indent;
  let current = lead;
  for (const word of line.slice(lead.length).split(" ")) {
    const longer = current.trim() === "" ? current + word : `${current} ${word}`;
    if (longer.length > width && current.trim() !== "") {
      lines.push(current);
      // A fingerprint stays whole, to be copied, where a smaller indent is enough for it.
      current = word.length > width ? next + word : next.slice(0, width - word.length) + word;
    } else current = longer;
    while (current.length > width) {
      lines.push(current.slice(0, width));
      current = next + current.slice(width);
    }
  }
  return [...lines, current].join("\n");
}
