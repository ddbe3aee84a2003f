import { readFileSync } from "node:fs";
import { endOnClosedPipe, processIo } from "./process-io.ts";
import { run } from "./run.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

endOnClosedPipe();
// Not process.exit: what is still being written to a pipe has to leave first.
process.exitCode = await run(process.argv.slice(2), processIo(), version);
