// Loaded into the measured process: writes its peak memory in MB to peaks.json when it ends.
import { writeFileSync } from "node:fs";

let heap = 0;
setInterval(() => {
  heap = Math.max(heap, process.memoryUsage().heapUsed);
}, 50).unref();

process.on("exit", () => {
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  writeFileSync(
    "peaks.json",
    JSON.stringify({ rss, heap: Math.round(Math.max(heap, process.memoryUsage().heapUsed) / 1e6) }),
  );
});
