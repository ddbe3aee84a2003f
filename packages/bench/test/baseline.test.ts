import { createVaultingMock } from "@ams-vaulting/msw";
import { expect, test } from "vitest";
import { createBaselineGateway } from "../src/baseline/gateway.ts";
import { signRequest } from "../src/baseline/signed-request.ts";
import { importMockKeys } from "../src/handlers/mock-keys.ts";
import { createSetup } from "../src/setup.ts";

const setup = createSetup();
const { headers, body } = signRequest(setup);
const respond = await createBaselineGateway(setup);

test("the mock and the handwritten gateway send the same response", async () => {
  const mock = createVaultingMock({ clientId: setup.clientId, keys: await importMockKeys(setup) });
  const response = await mock.fetch(setup.documentedUrl, { method: "POST", headers, body });
  const byHand = await respond((name) => headers[name], body);
  expect(JSON.parse(byHand.body)).toEqual(await response.json());
  expect(Object.keys(byHand.headers).sort()).toEqual([...response.headers.keys()].sort());
  mock.assertContract();
});

test("the handwritten gateway verifies too", async () => {
  expect(await respond((name) => headers[name], `${body} `)).toMatchObject({ status: 401 });
});
