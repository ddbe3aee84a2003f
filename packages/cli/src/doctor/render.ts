import type { Io } from "../io.ts";
import { colorsFor } from "../terminal/colors.ts";
import { printableLines } from "../terminal/printable.ts";
import { wrap } from "../terminal/wrap.ts";
import type { Check } from "./check.ts";

/** The checklist for a person. */
export function render(checks: readonly Check[], io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const signs = {
    ok: colors.green("✓"),
    warning: colors.yellow("!"),
    wrong: colors.red("✗"),
    note: colors.dim("·"),
  };
  const width = Math.max(...checks.map(({ name }) => name.length));
  const narrow = io.stdout.isTTY === true && (io.stdout.columns ?? 80) < 60;
  const margin = narrow ? "    " : " ".repeat(width + 4);
  const lines = checks.flatMap(({ name, status, message, fix }) => {
    const label = narrow ? `${name}\n    ` : `${name.padEnd(width)}  `;
    const text = printableLines(message).replaceAll("\n", `\n${margin}`);
    // The sign takes one place, whatever its colour adds.
    const first = wrap(`  ${label}${text}`, io.stdout, margin).slice(1);
    return [
      `${signs[status]}${first}`,
      ...(fix === undefined ? [] : [wrap(`${margin}→ ${printableLines(fix)}`, io.stdout, `${margin}  `)]),
    ];
  });
  return [...lines, "", verdict(checks)].join("\n");
}

function verdict(checks: readonly Check[]): string {
  const count = (status: Check["status"]) => checks.filter((check) => check.status === status).length;
  const [bad, warnings] = [count("wrong"), count("warning")];
  if (bad > 0) return `${bad} ${bad === 1 ? "thing is" : "things are"} wrong.`;
  if (warnings > 0) return `Nothing is wrong; ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
  return "Nothing is wrong.";
}
