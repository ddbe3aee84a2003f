// Adds up the JSON reports of the test runners and prints the total. They are outputs of the cached test tasks, so a
// run that was answered by the cache counts too. Exits 1 when a test failed or when there was none.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const packages = ["spec/", ...readdirSync(new URL("packages/", root)).map((name) => `packages/${name}/`)];
const total = { passed: 0, failed: 0, skipped: 0 };

for (const folder of packages) {
  const reports = new URL(`${folder}reports/`, root);
  if (!existsSync(reports)) continue;
  for (const name of readdirSync(reports)) add(new URL(name, reports));
}

function add(report: URL): void {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  total.passed += numPassedTests;
  // A file that cannot be loaded has no test that could fail.
  total.failed += numFailedTests || numFailedTestSuites;
  total.skipped += numPendingTests;
}

const { passed, failed, skipped } = total;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
