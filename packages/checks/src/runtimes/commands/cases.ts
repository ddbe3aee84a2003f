import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandboxProcess } from "@ams-vaulting/ci/sandbox-process";
import { type Finished, run } from "../../work/run.ts";
import { equal, isTrue } from "../conformance/expect.ts";
import type { Case } from "../conformance/world.ts";
import type { Commands } from "./world.ts";

const CLI = "node_modules/ams-vaulting/bin/ams-vaulting.js";
const SANDBOX = "node_modules/@ams-vaulting/sandbox/bin/ams-vaulting-sandbox.js";

function runCli({ node, project, cwd, env }: Commands, ...args: string[]): Promise<Finished> {
  return run(node, [join(project, CLI), ...args], { cwd, env });
}

/** Runs the command line and compares its exit code. @returns what it printed on stdout */
async function cli(commands: Commands, code: number, ...args: string[]): Promise<string> {
  const finished = await runCli(commands, ...args);
  equal(finished.code, code, `exit code (${finished.stderr.trim()})`);
  return finished.stdout;
}

export const commandCases: readonly Case<Commands>[] = [
  {
    name: "ams-vaulting --help and --version",
    async run(commands) {
      isTrue((await cli(commands, 0, "--help")).includes("reconcile"), "the help names no reconcile");
      isTrue(/^\d+\.\d+\.\d+/.test(await cli(commands, 0, "--version")), "no version is printed");
    },
  },
  {
    name: "ams-vaulting inquire reports a verified state",
    async run(commands) {
      const { outcome } = JSON.parse(await cli(commands, 0, "inquire", "123456789206", "--json"));
      equal(outcome, "success");
    },
  },
  {
    name: "ams-vaulting inquire --wait ends with the final state",
    async run(commands) {
      const id = "mock_processing-then-success.runtimes";
      const { outcome } = JSON.parse(await cli(commands, 0, "inquire", id, "--wait", "--json"));
      equal(outcome, "success");
    },
  },
  {
    name: "ams-vaulting reconcile writes one result for each id",
    async run(commands) {
      await writeFile(join(commands.cwd, "ids.txt"), "123456789206\nmock_processing\nmock_fail\n");
      const printed = await cli(commands, 0, "reconcile", "ids.txt");
      // They come in the order in which they end.
      const outcomes = printed
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).outcome)
        .sort();
      equal(outcomes, ["fail", "processing", "success"]);
    },
  },
  {
    name: "ams-vaulting doctor finds the settings right",
    run: async (commands) => void (await cli(commands, 0, "doctor")),
  },
  {
    name: "ams-vaulting keygen makes keys once",
    async run(commands) {
      await cli(commands, 0, "keygen", "--out", "keys");
      const again = await runCli(commands, "keygen", "--out", "keys");
      isTrue(again.code !== 0, "it wrote over the keys");
    },
  },
  {
    name: "ams-vaulting refuses an option that it does not know",
    run: async (commands) => void (await cli(commands, 2, "inquire", "a", "--no-such-option")),
  },
  ...[
    { name: "ams-vaulting-sandbox", args: [SANDBOX] },
    { name: "ams-vaulting sandbox", args: [CLI, "sandbox"] },
  ].map(({ name, args: [file = "", ...args] }) => ({
    name: `${name} serves, and stops with exit code 0`,
    async run({ node, project, cwd }: Commands) {
      const sandbox = await startSandboxProcess(node, [join(project, file), ...args, "--port", "0"], cwd);
      const { status } = await fetch(new URL("/_sandbox/", sandbox.env.AMS_BASE_URL));
      equal(status, 200, "status of its page");
      equal(await sandbox.stop(), 0, "exit code");
    },
  })),
];
