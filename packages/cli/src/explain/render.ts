import { errorCatalogue, retryMeanings, sentMeanings, statusMeanings } from "@ams-vaulting/client/protocol";
import type { Io } from "../io.ts";
import { colorsFor } from "../terminal/colors.ts";
import { wrap } from "../terminal/wrap.ts";
import type { Explanation } from "./explanations.ts";

const LABEL_WIDTH = 10;

/** An explanation for a person: the code, and what there is to know of it. */
export function render(explanation: Explanation, io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const lines = rowsOf(explanation).map(([label, text]) => {
    const line = `  ${label.padEnd(LABEL_WIDTH)}  ${text}`;
    return narrow(line, io, " ".repeat(LABEL_WIDTH + 4)).replace(label, colors.dim(label));
  });
  const { code } = explanation;
  const title = narrow(`${code}  ${titleOf(explanation)}`, io, "  ").replace(code, colors.bold(code));
  return [title, ...lines].join("\n");
}

function titleOf(explanation: Explanation): string {
  if (explanation.kind === "error") return `error of the family ${explanation.family}`;
  return explanation.kind === "result" ? "result code" : "result status";
}

function rowsOf(explanation: Explanation): (readonly [label: string, text: string])[] {
  switch (explanation.kind) {
    case "error":
      return [
        ["Meaning", explanation.meaning],
        ["Sent", sentMeanings[explanation.sent]],
        ["Retry", retryMeanings[explanation.retry]],
        ["Next", explanation.action],
      ];
    case "result":
      return [
        ["Meaning", explanation.meaning],
        ["Status", `${explanation.status}: ${statusMeanings[explanation.status]}`],
        ["Next", explanation.action],
        ["Listed by", explanation.operations.join(", ")],
      ];
    case "status":
      return [["Meaning", explanation.meaning]];
  }
}

/** All codes by family and status. */
export function renderList(explanations: readonly Explanation[], io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const codesOf = (isOfGroup: (explanation: Explanation) => boolean) => [
    ...new Set(explanations.filter(isOfGroup).map(({ code }) => code)),
  ];
  const group = (name: string, meaning: string, codes: readonly string[]) => [
    narrow(`${name}  ${meaning}`, io, "  ").replace(name, colors.bold(name)),
    narrow(`    ${codes.join(", ")}`, io, "    "),
  ];
  const families = Object.entries(errorCatalogue).flatMap(([family, { meaning }]) =>
    group(
      family,
      meaning,
      codesOf((each) => each.kind === "error" && each.family === family),
    ),
  );
  const statuses = Object.entries(statusMeanings).flatMap(([status, meaning]) =>
    group(
      status,
      meaning,
      codesOf((each) => each.kind === "result" && each.status === status),
    ),
  );
  return [
    narrow("Error codes of the client, by family:", io, "  "),
    "",
    ...families,
    "",
    narrow("Result codes of the gateway, by status:", io, "  "),
    "",
    ...statuses,
    "",
    narrow("Explain one: ams-vaulting explain <code>", io, "  "),
  ].join("\n");
}

/** Wraps text that is all our own at 80 columns, also in a pipe. */
function narrow(text: string, { stdout }: Io, indent: string): string {
  const columns = Math.min(80, (stdout.isTTY && stdout.columns) || 80);
  return wrap(text, { isTTY: true, columns }, indent);
}
