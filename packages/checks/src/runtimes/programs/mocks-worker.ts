// Runs the mocks' cases inside workerd, on any request.
import * as client from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import { getResponse } from "msw";
import { mockCases } from "../conformance/cases/mocks.ts";
import { runCases } from "../conformance/suite.ts";

export default {
  async fetch(): Promise<Response> {
    return Response.json(await runCases({ client, mocks: { createVaultingMock, getResponse } }, mockCases));
  },
};
