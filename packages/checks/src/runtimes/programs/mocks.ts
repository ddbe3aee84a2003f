// Runs the mocks' cases on Node, Bun and Deno. It is bundled into a folder where the packed packages are installed.
import * as client from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { mockCases } from "../conformance/cases/mocks.ts";
import { runCases } from "../conformance/suite.ts";
import { report } from "./report.ts";

const mocks = { createVaultingMock, getResponse, setupServer };
report(await runCases({ client, mocks }, mockCases));
// msw keeps Deno from ending.
process.exit();
