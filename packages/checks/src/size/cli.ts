// `pnpm size`: what each export of the client costs in a bundle. With --modules also where the bytes come from.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import pc from "picocolors";
import { costs, foreignPart, measureAll } from "./measure.ts";

const { values } = parseArgs({ options: { modules: { type: "boolean" } }, allowPositionals: false });
const {
  limits,
  goals,
}: Record<"limits" | "goals", Record<string, number>> = JSON.parse(
  readFileSync(new URL("../../size-limits.json", import.meta.url), "utf8"),
);
const plain = {
  style: { head: [], border: [] },
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
};
const measured = await measureAll();

const table = new Table({
  head: ["export", "min", "min + gzip", "limit", "goal"],
  colAligns: ["left", "right", "right", "right", "right"],
  ...plain,
});
for (const { name, code, own, gzip } of measured) {
  const limit = limits[name];
  const isWrong = limit === undefined || gzip > limit || foreignPart(own) !== undefined;
  table.push([name, code.length, isWrong ? pc.red(String(gzip)) : gzip, limit ?? "none", goals[name] ?? ""]);
  if (isWrong) process.exitCode = 1;
}
console.log(table.toString());

const everything = measured.find(({ name }) => name === "everything");
if (values.modules && everything) {
  const modules = new Table({
    head: ["module", "min", "gzip, about"],
    colAligns: ["left", "right", "right"],
    ...plain,
  });
  for (const { path, bytes, gzip } of await costs(everything)) modules.push([path, bytes, gzip]);
  console.log(modules.toString());
}
