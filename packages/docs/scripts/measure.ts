// Measures this site beside what `redocly build-docs` makes of the same contract, in one run: cold visits of a throttled
// phone, the median of five. `--json` prints numbers for machines, `--runs <n>` makes more or fewer visits.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../test/support/chromium.ts";
import { buildSite, defaults } from "./build-site.ts";
import { openContract } from "./contract.ts";
import { ensure } from "./ensure.ts";
import { readLanguages } from "./languages.ts";
import { precompress } from "./measure/precompress.ts";
import { makeStock } from "./measure/stock.ts";
import { type Visit, visit } from "./measure/visit.ts";
import { serveFolder } from "./serve.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, runs: { type: "string", default: "5" } },
});
const runs = Number(values.runs);
const [operation] = openContract(readLanguages(defaults.spec).en.api).operations;
const { route, summary } = ensure(operation, "operation");
const folder = mkdtempSync(join(tmpdir(), "docs-measure-"));
const browser = await launch();
if (!browser) process.exit(1);
try {
  const site = join(folder, "site");
  await buildSite({ ...defaults, out: site });
  await makeStock(defaults.spec, join(site, "stock"));
  precompress(site);
  const server = await serveFolder(site, { precompressed: true });
  const pages = [
    { name: "stock, overview", path: "stock/", text: "Vaulting" },
    { name: "ours, overview", path: "en/reference/", text: "Vaulting" },
    { name: "stock, operation", path: `stock/#${route}`, text: summary },
    { name: "ours, operation", path: `en/reference/#${route}`, text: summary },
    { name: "ours, guide", path: "en/", text: "Vaulting" },
  ];
  const results = pages.map((page) => ({ page, visits: [] as Visit[] }));
  for (let run = 0; run < runs; run++)
    for (const { page, visits } of results) {
      if (!values.json) process.stderr.write(`\rvisit ${run + 1} of ${runs}: ${page.name.padEnd(20)}`);
      visits.push(await visit(browser, server.port, page));
    }
  if (!values.json) process.stderr.write("\r".padEnd(50));
  server.close();
  const rows = results.map(({ page, visits }) => ({ page: page.name, numbers: medians(visits) }));
  if (values.json)
    console.log(
      JSON.stringify({ runs, rows: rows.map(({ page, numbers }) => ({ page, ...numbers })) }, null, 2),
    );
  else console.table(Object.fromEntries(rows.map(({ page, numbers }) => [page, numbers])));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function medians(visits: Visit[]): Visit {
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return Object.fromEntries(
    Object.keys(visits[0] ?? {}).map((key) => [key, middle(visits.map((one) => one[key] ?? 0))]),
  );
}
