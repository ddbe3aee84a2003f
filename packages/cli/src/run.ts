import { getSystemErrorMessage } from "node:util";
import { CommanderError } from "commander";
import { exit } from "./exit-codes.ts";
import { exitCodeOf, ObstacleError, systemCode, UsageError } from "./failure.ts";
import { type Io, type Output, writeText } from "./io.ts";
import { say, sayJson } from "./message.ts";
import { createProgram } from "./program.ts";
import { refuseKeysIn } from "./secrets/refuse-keys.ts";
import { colorsFor } from "./terminal/colors.ts";
import { printableLines } from "./terminal/printable.ts";
import { wrap } from "./terminal/wrap.ts";

/** Runs the command that the arguments name. Returns the exit code; it never throws for what users do. */
export async function run(args: readonly string[], io: Io, version: string): Promise<number> {
  const json = args.includes("--json");
  const { command, exitCode } = await createProgram(io, version);
  // Help and version are long gone when the command ends, unless the disk is full.
  const written: Promise<void>[] = [];
  for (const each of [command, ...command.commands]) {
    // The sandbox prints and ends by itself.
    if (each.name() === "sandbox") continue;
    each.exitOverride().configureOutput({
      writeOut: (text) => void written.push(writeText(io.stdout, text)),
      // What is wrong is said below, once, for people or as JSON.
      writeErr: (text) => void (json || written.push(writeText(io.stderr, text))),
      outputError: () => {},
      getOutHelpWidth: () => helpWidth(io.stdout.columns),
      getErrHelpWidth: () => helpWidth(io.stderr.columns),
    });
  }
  try {
    refuseKeysIn(args);
    await command
      .parseAsync(args[0] === "-V" ? ["-v"] : args, { from: "user" })
      .finally(() => Promise.all(written));
    return exitCode();
  } catch (error) {
    // The output of reconcile is made of lines of its own.
    const output = args.find((arg) => !arg.startsWith("-")) === "reconcile" ? io.stderr : io.stdout;
    return report(error, json ? output : undefined, io);
  }
}

function helpWidth(columns: number | undefined): number {
  return Math.max(40, columns ?? 100);
}

/** @param json where to say it as JSON; else it is said for people */
async function report(error: unknown, json: Output | undefined, io: Io): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.good;
    // Commands without arguments print their help.
    if (error.code === "commander.help") return exit.usage;
    const message = error.message.replace(/^error: /, "").replaceAll("\n", " ");
    return report(new UsageError(`${sentence(message)} See --help.`), json, io);
  }
  if (systemCode(error) === "EPIPE") return exit.closedPipe;
  if (isSystemError(error)) return report(new ObstacleError(sayRefusal(error)), json, io);
  const known = error instanceof UsageError || error instanceof ObstacleError;
  const message = known ? error.message : `Something unexpected happened, which is a bug: ${describe(error)}`;
  const code = known ? error.code : "unexpected";
  const told = json
    ? sayJson(json, { outcome: code, code, family: code, message }).catch(() => tell(message, io))
    : tell(message, io);
  // Where nothing can be written, the exit code is left.
  await told.catch(() => {});
  return exitCodeOf(error);
}

function tell(message: string, io: Io): Promise<void> {
  const colors = colorsFor(io.stderr, io.env);
  // The sign takes its place in the first line, whatever its colour adds.
  const text = wrap(`✗ ${printableLines(message)}`, io.stderr, "  ");
  return say(io.stderr, text.replace("✗", colors.red("✗")));
}

/** The system refused something: a full disk, a folder without rights. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}

function sayRefusal({ code, syscall, path, errno = 0 }: NodeJS.ErrnoException): string {
  const place = path === undefined ? "" : ` ${path}`;
  const advice = code === "ENOSPC" ? " Make room on the disk, and run the command again." : "";
  return `The system refused to ${syscall}${place}: ${getSystemErrorMessage(errno)} (${code}).${advice}`;
}

/** Name, code and place of an unexpected error. Its text could quote anything. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /\bat .*/.exec(error.stack ?? "")?.[0] ?? "";
  return [error.name, (error as NodeJS.ErrnoException).code, place].filter(Boolean).join(" ");
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(start) ? start : `${start}.`;
}
