import { createVaultingMock } from "@ams-vaulting/msw";
import { expect, test } from "vitest";
import { createStandIn } from "../src/baseline/gateway.ts";
import { signRequest } from "../src/baseline/signed-request.ts";
import { importMockKeys } from "../src/handlers/mock-keys.ts";
import { createSetup } from "../src/setup.ts";

const setup = createSetup();
const { headers, body } = signRequest(setup);
const standIn = await createStandIn(setup);

test("what is compared says the same: the mock and the one written by hand", async () => {
  const mock = createVaultingMock({ clientId: setup.clientId, keys: await importMockKeys(setup) });
  const answer = await mock.fetch(setup.documentedUrl, { method: "POST", headers, body });
  const byHand = await standIn((name) => headers[name], body);
  expect(JSON.parse(byHand.body)).toEqual(await answer.json());
  expect(Object.keys(byHand.headers).sort()).toEqual([...answer.headers.keys()].sort());
  mock.assertContract();
});

test("the one written by hand verifies too", async () => {
  expect(await standIn((name) => headers[name], `${body} `)).toMatchObject({ status: 401 });
});
