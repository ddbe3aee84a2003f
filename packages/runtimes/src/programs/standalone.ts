// Runs the suite on Node, Bun and Deno. It lies beside the suite in a folder where the packed client is installed.
import { inspect } from "node:util";
import * as client from "@ams-vaulting/client";
import { runSuite } from "../conformance/suite.ts";
import { report } from "./report.ts";

const { default: setup } = await import(new URL("../setup.js", import.meta.url).href);
report(await runSuite({ client, setup, inspect: (value) => inspect(value, { depth: 10 }) }));
