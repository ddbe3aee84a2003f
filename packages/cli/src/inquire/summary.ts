import { hintOf } from "../explain/hint.ts";
import type { Io, Output } from "../io.ts";
import { type Outcome, outcomes, stateOf } from "../outcome/outcome.ts";
import { stateQuery } from "../state-query.ts";
import { colorsFor } from "../terminal/colors.ts";
import { printable, printableLines } from "../terminal/printable.ts";
import { wrap } from "../terminal/wrap.ts";

/** A verified response for a person: the state, and every member that the gateway sent beside it. */
export function summaryOfResponse({ outcome, requestId = "", response }: Outcome, io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const state = stateOf(response);
  // Any word could be one, and it must not be mistaken for the outcome of that name.
  const title = outcome === outcomes.unknownState ? `${outcome}: ${state}` : state;
  const isBad = stateQuery.bad.includes(state);
  const [sign, paint] =
    state === stateQuery.good ? ["✓", colors.green] : isBad ? ["✗", colors.red] : ["…", colors.yellow];
  const rows = membersOf(response).filter(([path]) => !HIDDEN.includes(path.split(".")[0] ?? ""));
  const names = rows.map(([path]) => shortName(path, rows));
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = rows.map(
    ([, value], index) => `  ${colors.dim((names[index] ?? "").padEnd(width))}  ${printable(value)}`,
  );
  const hidden = rows.some(([, value]) => value === "[secret]");
  return [
    `${paint(sign)} ${printable(requestId)}  ${paint(colors.bold(printable(title)))}  ${colors.dim("verified")}`,
    ...lines,
    ...(hidden ? [colors.dim(wrap("  --show-token shows what is [secret].", io.stdout, "  "))] : []),
  ].join("\n");
}

/** What the first line shows already. */
const HIDDEN = ["result", stateQuery.idMember, stateQuery.stateMember];

/** Why there is no response, for a person. */
export function summaryOfError(failed: Outcome, output: Output, io: Io): string {
  const { outcome, requestId, error } = failed;
  const colors = colorsFor(output, io.env);
  const lines = [error?.message ?? "", ...(error?.cause ? [`Cause: ${error.cause}`] : [])];
  const { message = "", action = "" } = error ?? {};
  if (!message.includes(action)) lines.push(action);
  const hint = hintOf(failed);
  if (hint) lines.push(hint);
  const head = `${colors.red("✗")} ${printable(requestId ?? "")}  ${colors.bold(outcome)}`;
  const body = lines.map((line) => wrap(indent(printableLines(line)), output, "  "));
  return [head, ...body].join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

/** The last name of a path, or the whole path where two members end alike. */
function shortName(path: string, rows: readonly (readonly [string, string])[]): string {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const same = rows.filter(([other]) => other === name || other.endsWith(`.${name}`));
  return printable(same.length === 1 ? name : path);
}

function membersOf(value: unknown, path = ""): [path: string, value: string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, member]) =>
    membersOf(member, path === "" ? name : `${path}.${name}`),
  );
}
