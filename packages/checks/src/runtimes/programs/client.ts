// Runs the client's cases on Node, Bun and Deno. It is bundled into a folder where the packed packages are installed.
import { inspect } from "node:util";
import * as client from "@ams-vaulting/client";
import { clientCases, runCases } from "../conformance/suite.ts";
import { report } from "./report.ts";

const { default: setup } = await import(new URL("./setup.js", import.meta.url).href);
const world = { client, setup, inspect: (value: unknown) => inspect(value, { depth: 10 }) };
report(await runCases(world, clientCases));
