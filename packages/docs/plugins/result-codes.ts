import type { Operation, ResultCode } from "../types/contract-document.ts";
import { paragraphs, table } from "./markdown.ts";
import { sourceNote } from "./sources.ts";
import type { PluginWords } from "./texts.ts";

type WithCodes = Pick<Operation, "description" | "x-result-codes">;

// A narrow column breaks a code after an underscore, and only there.
const breakable = (code: string): string => `<code>${code.replaceAll("_", "_<wbr>")}</code>`;

const rows = (codes: ResultCode[]): string[][] =>
  codes.map(({ code, status, message, action }) => [breakable(code), `\`${status}\``, message, action]);

function codeTable(title: string, codes: ResultCode[] | undefined, words: PluginWords): string {
  if (!codes?.length) return "";
  const sources = new Set(codes.flatMap((entry) => entry["x-source"] ?? []));
  return paragraphs(
    `**${title}**`,
    table(words.columns, rows(codes)),
    ...[...sources].map(sourceNote(words)),
  );
}

/** What an operation can answer with, at the end of its description: its own codes, then the general ones. */
export function describeResultCodes(
  operation: WithCodes,
  general: ResultCode[] | undefined,
  words: PluginWords,
): void {
  const tables = [
    codeTable(words.resultCodes, operation["x-result-codes"], words),
    codeTable(words.generalResultCodes, general, words),
  ].filter(Boolean);
  if (tables.length === 0) return;
  operation.description = paragraphs(operation.description, ...tables, words.codesAreOpen);
}

/** The codes that a failed call can have. */
export const failureCodes = (operation: WithCodes, general: ResultCode[] = []): string[] =>
  [...(operation["x-result-codes"] ?? []), ...general]
    .filter(({ status }) => status !== "S")
    .map(({ code }) => code);
