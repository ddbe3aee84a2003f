import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { createPlan } from "./plan.ts";
import { renderMarkdown } from "./report/markdown.ts";
import { tablesOf } from "./report/rows.ts";
import { checkTargets } from "./report/targets.ts";
import { renderTables } from "./report/terminal.ts";

interface Options {
  quick?: true;
  smoke?: true;
  json?: true;
  write?: true;
}

const program = new Command("bench")
  .description(
    "Measures client, handlers and sandbox beside handwritten baselines, and what many waiters cost.",
  )
  .option("--quick", "fewer scenarios and rounds: half a minute, and more noise")
  .option("--smoke", "tiny counts: shows that everything runs, and measures nothing")
  .option("--json", "print the results as JSON instead of tables")
  .option("--write", "write RESULTS.md beside this package's README")
  .addHelpText("after", "\nExit codes: 0 measured, targets met or not; 1 something broke; 2 wrong usage.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

async function run({ quick, smoke, json, write }: Options): Promise<void> {
  const size = smoke ? "smoke" : quick ? "quick" : "full";
  // Loading msw takes a while; wrong usage and --help need not wait for it.
  const { runBench } = await import("./bench.ts");
  const results = await runBench(createPlan(size), (line) => console.error(line));
  console.log(
    json
      ? JSON.stringify({ ...results, targets: checkTargets(results) }, null, 2)
      : `\n${renderTables(tablesOf(results))}`,
  );
  if (write) await writeFile(new URL("../RESULTS.md", import.meta.url), renderMarkdown(results));
}

program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
