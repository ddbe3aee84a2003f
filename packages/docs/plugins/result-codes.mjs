import { paragraphs, table } from "./markdown.mjs";
import { sourceNote } from "./sources.mjs";

// A narrow column breaks a code after an underscore, and only there.
const breakable = (code) => `<code>${code.replaceAll("_", "_<wbr>")}</code>`;

const rows = (codes) =>
  codes.map(({ code, status, message, action }) => [breakable(code), `\`${status}\``, message, action]);

function codeTable(title, codes, words) {
  if (!codes?.length) return "";
  const sources = new Set(codes.map((entry) => entry["x-source"]).filter(Boolean));
  return paragraphs(
    `**${title}**`,
    table(words.columns, rows(codes)),
    ...[...sources].map(sourceNote(words)),
  );
}

/** What an operation can answer with, at the end of its description: its own codes, then the general ones. */
export function describeResultCodes(operation, general, words) {
  const tables = [
    codeTable(words.resultCodes, operation["x-result-codes"], words),
    codeTable(words.generalResultCodes, general, words),
  ].filter(Boolean);
  if (tables.length === 0) return;
  operation.description = paragraphs(operation.description, ...tables, words.codesAreOpen);
}

/** The codes that a failed call can have. */
export const failureCodes = (operation, general = []) =>
  [...(operation["x-result-codes"] ?? []), ...general]
    .filter(({ status }) => status !== "S")
    .map(({ code }) => code);
