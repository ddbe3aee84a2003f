import { expect, test } from "vitest";
import { createVaultingMock, type Step } from "../src/index.ts";
import { merchantOf, received, URL_ } from "./support/merchant.ts";
import { mock } from "./support/mocks.ts";

// Ids such as `processing+success` spell out their steps.
const spelling = createVaultingMock({
  keys: mock.keys,
  stepsFor: (_, id) => (id.includes("+") ? (id.split("+") as Step[]) : undefined),
});
const merchant = await merchantOf(mock);

async function states(...ids: string[]): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const vaultingRequestId of ids) {
    const { body } = await received(await spelling.fetch(...merchant.request(URL_, { vaultingRequestId })));
    seen.push(body.vaultingStatus ?? body.result.resultCode);
  }
  return seen;
}

const cases: { name: string; ids: string[]; want: string[] }[] = [
  {
    name: "goes through them, and the last one sticks",
    ids: ["processing+success", "processing+success", "processing+success"],
    want: ["PROCESSING", "SUCCESS", "SUCCESS"],
  },
  {
    name: "goes through them on its own",
    ids: ["processing+fail", "processing+fail+fail", "processing+fail", "processing+fail+fail"],
    want: ["PROCESSING", "PROCESSING", "FAIL", "FAIL"],
  },
  {
    name: "leaves other ids to the contract",
    ids: ["123456789206", "nobody"],
    want: ["SUCCESS", "VAULTING_NOT_EXIST"],
  },
];
test.each(cases)("an id that has steps of its own $name", async ({ ids, want }) => {
  spelling.reset();
  expect(await states(...ids)).toEqual(want);
});

test("what respond() sets wins", async () => {
  spelling.reset();
  spelling.inquireVaulting.for("processing+success").respond("fail");
  expect(await states("processing+success", "processing+success")).toEqual(["FAIL", "FAIL"]);
  spelling.inquireVaulting.respond("unknown_exception");
  expect(await states("fail+fail")).toEqual(["UNKNOWN_EXCEPTION"]);
});

test("reset() makes each id begin anew", async () => {
  spelling.reset();
  expect(await states("processing+success")).toEqual(["PROCESSING"]);
  spelling.reset();
  expect(await states("processing+success")).toEqual(["PROCESSING"]);
});

test("a step is checked when it is reached, and recorded when it is wrong", async () => {
  spelling.reset();
  expect(await states("processing+sucess")).toEqual(["PROCESSING"]);
  await expect(states("processing+sucess")).rejects.toThrow(/unknown example "sucess"/);
  expect(() => spelling.assertContract()).toThrow(/unknown example "sucess"/);
});

test("an order of states that is impossible is refused", async () => {
  spelling.reset();
  expect(await states("success+processing")).toEqual(["SUCCESS"]);
  await expect(states("success+processing")).rejects.toThrow(/cannot come after "SUCCESS"/);
});

test("steps that no request reached are not a mistake", async () => {
  spelling.reset();
  await states("processing+processing+success");
  expect(() => spelling.assertAllUsed()).not.toThrow();
});
