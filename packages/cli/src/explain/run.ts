import { exit } from "../exit-codes.ts";
import { UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { say, sayJson } from "../message.ts";
import { printable } from "../terminal/printable.ts";
import { explainAll } from "./explanations.ts";
import { find, suggest } from "./find.ts";
import { render, renderList } from "./render.ts";

export interface ExplainOptions {
  json?: true;
}

/** Explains a code, or lists all. Returns the exit code. @throws {UsageError} when there is no such code */
export async function explain(code: string | undefined, options: ExplainOptions, io: Io): Promise<number> {
  const all = explainAll();
  const explanations = code === undefined ? all : find(code, all);
  if (code !== undefined && explanations.length === 0) throw unknownCode(code, suggest(code, all));
  if (options.json) await sayJson(io.stdout, { explanations });
  else if (code === undefined) await say(io.stdout, renderList(all, io));
  else await say(io.stdout, explanations.map((each) => render(each, io)).join("\n\n"));
  return exit.good;
}

function unknownCode(code: string, suggestions: readonly string[]): UsageError {
  const shown = code.length > 40 ? `${code.slice(0, 40)}…` : code;
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(", ")}?`
      : "All codes: ams-vaulting explain. The gateway may have codes that the contract does not list.";
  return new UsageError(`There is no code "${printable(shown)}" in the client or the contract. ${hint}`);
}
