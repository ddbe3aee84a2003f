import { Command, InvalidArgumentError } from "commander";
import { exitCodesHelp } from "./exit-codes.ts";
import { UsageError } from "./failure.ts";
import type { Io } from "./io.ts";
import { addSettingFlags } from "./settings/flags.ts";
import { wrap } from "./terminal/wrap.ts";

export interface Program {
  command: Command;
  /** The exit code of the command that ran. */
  exitCode(): number;
}

/** The commands and their options. What a command needs is loaded when it runs. */
export async function createProgram(io: Io, version: string): Promise<Program> {
  let exitCode = 0;
  const done = (code: number) => {
    exitCode = code;
  };
  const help = (examples: string) =>
    `${wrap(examples, io.stdout, "    ")}\n${wrap(exitCodesHelp(), io.stdout, "       ")}`;
  const program = new Command("ams-vaulting")
    .configureHelp({ minWidthToWrap: 20 })
    .description("Query vaultings at Alipay's global gateway (AMS, Antom), and check the set-up.")
    .version(version, "-v, --version")
    .showSuggestionAfterError()
    .addHelpText("after", () => help(TOP_EXAMPLES));

  addSettingFlags(program.command("inquire <id>"))
    .description("Query one vaulting.")
    .option("--wait", "poll until the state is final")
    .option("--timeout <time>", "give up after that: 30s, 2m (default: 30s; with --wait: 2m)", duration)
    .option("--json", "print one JSON object, also for errors")
    .option("--show-token", "show the card token and the other card fields")
    .addHelpText("after", () => help(INQUIRE_EXAMPLES))
    .action(async (id: string, options) => {
      const { inquire } = await import("./inquire/run.ts");
      done(await inquire(id, options, io));
    });

  addSettingFlags(program.command("reconcile [file]"))
    .description("Query many vaultings: ids from a file, or from stdin (-).")
    .option("--format <name>", "lines, csv or ndjson; by the file's ending if left out")
    .option("--column <name>", "the column of a CSV that holds the ids")
    .option("--delimiter <character>", "what separates the cells of a CSV; by its header if left out")
    .option("--field <name>", "the member of each NDJSON line that holds the id: order.id")
    .option("--concurrency <n>", "number of queries in flight", count, 5)
    .option("--rate <n>", "maximum number of requests per second; 0 for no limit", rate, 20)
    .option("--journal <path>", "record responses, so that an interrupted run can resume")
    .option("--retry-failed", "with --journal: retry ids that are unresolved")
    .option("--out <path>", "write there instead of stdout; .csv selects CSV")
    .option("--out-format <name>", "ndjson or csv")
    .option("--force", "replace the file of --out")
    .option("--stop-after <n>", "stop when so many in a row fail alike; 0 for never", whole, 10)
    .option("--quiet", "no progress and no summary")
    .option("--json", "print errors and the summary as JSON")
    .option("--show-token", "write the card token and the other card fields")
    .addHelpText("after", () => help(RECONCILE_EXAMPLES))
    .action(async (file: string | undefined, options) => {
      if (file === undefined && io.stdin.isTTY)
        throw new UsageError("Give a file with ids, or - to type them here, or send them through a pipe.");
      const { reconcile } = await import("./reconcile/run.ts");
      done(await reconcile(file ?? "-", options, io));
    });

  addSettingFlags(program.command("doctor"))
    .description("Check the configuration without a network call.")
    .option("--online", "make one signed call, and explain what is wrong with the response")
    .option("--production", "with --online: call the real gateway (the call changes nothing)")
    .option("--id <id>", "the request id to query online", "ams-vaulting-doctor")
    .option("--dashboard-key-file <path>", "your public key as the dashboard shows it, to compare")
    .option("--json", "print one JSON object")
    .addHelpText("after", () => help(DOCTOR_EXAMPLES))
    .action(async (options) => {
      const { doctor } = await import("./doctor/run.ts");
      done(await doctor(options, io));
    });

  program
    .command("keygen")
    .description("Make a key pair in the forms that the dashboard and a client want.")
    .option("--out <folder>", "the folder to write to; files in it are never replaced")
    .option("--bits <n>", "2048, 3072 or 4096", bits, 2048)
    .option("--stdout", "print both keys as .env lines, and write no file")
    .option("--json", "print one JSON object")
    .addHelpText("after", () => wrap(KEYGEN_EXAMPLES, io.stdout, "    "))
    .action(async (options) => {
      const { keygen } = await import("./keygen/run.ts");
      done(await keygen(options, io));
    });

  program
    .command("explain [code]")
    .description("Explain an error code or a result code, or list all. It works offline.")
    .option("--json", "print one JSON object")
    .addHelpText("after", () => wrap(EXPLAIN_EXAMPLES, io.stdout, "    "))
    .action(async (code: string | undefined, options) => {
      const { explain } = await import("./explain/run.ts");
      done(await explain(code, options, io));
    });

  const { createSandboxCommand } = await import("@ams-vaulting/sandbox/command");
  program.addCommand(createSandboxCommand("sandbox", done));
  return { command: program, exitCode: () => exitCode };
}

function duration(text: string): number {
  const [, number = "", unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  const ms = Number(number) * { ms: 1, s: 1000, m: 60_000 }[unit as "s"];
  if (ms > 0 && ms < 2 ** 31) return ms;
  throw new InvalidArgumentError("Give a time such as 500ms, 30s or 2m.");
}

function count(text: string): number {
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 1000) return Number(text);
  throw new InvalidArgumentError("Give a number from 1 to 1000.");
}

function rate(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 100_000) return Number(text);
  throw new InvalidArgumentError("Give a number, or 0 for no limit.");
}

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number, or 0 for never.");
}

function bits(text: string): number {
  if (["2048", "3072", "4096"].includes(text)) return Number(text);
  throw new InvalidArgumentError("Give 2048, 3072 or 4096.");
}

const TOP_EXAMPLES = `
Settings come from flags, else from the environment, else from a .env file here.

Examples:
  $ ams-vaulting keygen --out keys
  $ ams-vaulting doctor
  $ ams-vaulting inquire 123456789206 --wait
  $ ams-vaulting reconcile ids.csv --journal ids.journal --out states.csv
  $ ams-vaulting explain signature_mismatch
  $ ams-vaulting sandbox --write-env .env`;

const INQUIRE_EXAMPLES = `
Examples:
  $ ams-vaulting inquire 123456789206
  $ ams-vaulting inquire 123456789206 --wait --timeout 5m
  $ ams-vaulting inquire 123456789206 --json | jq .outcome`;

const RECONCILE_EXAMPLES = `
Each id of the input gives one line of the output, in the order of the
responses; "position" is its place in the input. A repeated id is queried
again.

Examples:
  $ ams-vaulting reconcile ids.txt > states.ndjson
  $ ams-vaulting reconcile a.csv --column id --journal a.journal --out b.csv
  $ psql -Atc "select id from vaultings" | ams-vaulting reconcile - --rate 5`;

const DOCTOR_EXAMPLES = `
Examples:
  $ ams-vaulting doctor
  $ ams-vaulting doctor --online
  $ ams-vaulting doctor --dashboard-key-file copied.txt --json`;

const KEYGEN_EXAMPLES = `
The private key is never printed, unless --stdout is given.

Examples:
  $ ams-vaulting keygen --out keys
  $ ams-vaulting keygen --stdout >> .env

Exit codes: 0 made; 1 a file is there already or cannot be written; 2 wrong usage.`;

const EXPLAIN_EXAMPLES = `
Case does not matter, and - may be written for _.

Examples:
  $ ams-vaulting explain signature_mismatch
  $ ams-vaulting explain U
  $ ams-vaulting explain --json

Exit codes: 0 explained; 2 there is no such code, or wrong usage.`;
