// `pnpm --filter ams-vaulting measure`: the peak memory and the rate of `reconcile` for growing numbers of ids, each in
// a process of its own, against a sandbox in another one. Needs a build. The last argument is the largest number.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const bin = fileURLToPath(new URL("../../bin/ams-vaulting.js", import.meta.url));
const peaks = pathToFileURL(fileURLToPath(new URL("peaks.ts", import.meta.url))).href;
const largest = Number(process.argv[2] ?? 100_000);
const counts = [1_000, 10_000, 100_000, 1_000_000].filter((count) => count <= largest);

const cwd = mkdtempSync(join(tmpdir(), "ams-measure-"));
const sandbox = spawn(process.execPath, [bin, "sandbox", "--port", "0", "--write-env", ".env"], {
  cwd,
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  await once(sandbox.stdout, "data");
  await measure(100); // the sandbox compiles its code
  console.log("|     ids | seconds | per second | peak RSS | peak heap |");
  console.log("| ------: | ------: | ---------: | -------: | --------: |");
  for (const count of counts) {
    const { seconds, rss, heap } = await measure(count);
    const cells = [
      count.toLocaleString("en-US").padStart(7),
      seconds.toFixed(1).padStart(7),
      Math.round(count / seconds)
        .toString()
        .padStart(10),
      `${rss} MB`.padStart(8),
      `${heap} MB`.padStart(9),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
} finally {
  sandbox.kill("SIGTERM");
  await once(sandbox, "close");
  rmSync(cwd, { recursive: true, force: true });
}

/** Runs `reconcile` over ids of which every second one exists, with a journal and an output file. */
async function measure(count: number): Promise<{ seconds: number; rss: number; heap: number }> {
  const ids = join(cwd, `${count}.txt`);
  const file = createWriteStream(ids);
  for (let index = 0; index < count; index++) {
    if (!file.write(index % 2 ? `mock_success.${index}\n` : `nobody-${index}\n`)) await once(file, "drain");
  }
  await new Promise<void>((done) => file.end(done));
  const start = performance.now();
  const args = [
    bin,
    "reconcile",
    ids,
    "--journal",
    `${count}.journal`,
    "--out",
    `${count}.ndjson`,
    "--rate",
    "0",
    "--quiet",
  ];
  const child = spawn(process.execPath, ["--import", peaks, ...args], { cwd, stdio: "inherit" });
  const [code] = await once(child, "close");
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`reconcile ended with ${code}`);
  let lines = 0;
  for await (const chunk of createReadStream(join(cwd, `${count}.ndjson`)))
    for (const byte of chunk) if (byte === 10) lines++;
  if (lines !== count) throw new Error(`${lines} lines for ${count} ids`);
  return { seconds, ...JSON.parse(readFileSync(join(cwd, "peaks.json"), "utf8")) };
}
