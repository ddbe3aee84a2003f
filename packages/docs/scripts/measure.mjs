// Measures this site beside what `redocly build-docs` makes of the same contract, in one run: cold visits of a throttled
// telephone, the median of five. `--json` prints numbers for machines, `--runs <n>` makes more or fewer visits.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../test/support/chromium.mjs";
import { buildSite, defaults } from "./build-site.mjs";
import { openContract } from "./contract.mjs";
import { readLanguages } from "./languages.mjs";
import { precompress } from "./measure/precompress.mjs";
import { makeStock } from "./measure/stock.mjs";
import { visit } from "./measure/visit.mjs";
import { serveFolder } from "./serve.mjs";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, runs: { type: "string", default: "5" } },
});
const runs = Number(values.runs);
const [{ route, summary }] = openContract(readLanguages(defaults.spec).en.api).operations;
const folder = mkdtempSync(join(tmpdir(), "docs-measure-"));
const browser = await launchChromium();
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
  const results = pages.map(({ name }) => ({ name, visits: [] }));
  for (let run = 0; run < runs; run++)
    for (const [index, page] of pages.entries()) {
      if (!values.json) process.stderr.write(`\rvisit ${run + 1} of ${runs}: ${page.name.padEnd(20)}`);
      results[index].visits.push(await visit(browser, server.port, page));
    }
  if (!values.json) process.stderr.write("\r".padEnd(50));
  server.close();
  const rows = results.map(({ name, visits }) => ({ page: name, ...medians(visits) }));
  if (values.json) console.log(JSON.stringify({ runs, rows }, null, 2));
  else console.table(Object.fromEntries(rows.map(({ page, ...numbers }) => [page, numbers])));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function medians(visits) {
  const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  return Object.fromEntries(
    Object.keys(visits[0]).map((key) => [key, middle(visits.map((one) => one[key]))]),
  );
}
