// Runs the modules that it is given, one after the other, and prints the output of each as one JSON document. One process
// for all: most of the time of a block goes into starting Node and loading the mock.
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import "./as-merchant.ts";

const outputs: Record<string, { output: string; failure?: string }> = {};
for (const file of process.argv.slice(2)) {
  const block: (typeof outputs)[string] = { output: "" };
  outputs[file] = block;
  const write = (...values: unknown[]) => {
    block.output += `${format(...values)}\n`;
  };
  for (const method of ["log", "info", "error", "warn"] as const) console[method] = write;
  await import(pathToFileURL(file).href).catch((error: unknown) => {
    block.failure = format(error);
  });
}
process.stdout.write(JSON.stringify(outputs), () => process.exit(0));
