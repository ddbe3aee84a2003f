import { expect, test } from "vitest";
import { parse } from "yaml";
import { addGeneralExamples } from "../src/general-examples.ts";
import { edited, parcels } from "./support/parcels.ts";

const bodiesOf = (text: string, times = 1) => {
  const contract = parse(text);
  for (let count = 0; count < times; count++) addGeneralExamples(contract);
  const { requestBody, responses } = contract.paths["/v1/parcels/find"].post;
  return [requestBody, responses["200"]].map((body) => body.content["application/json"].examples);
};

const own = ["here", "moving", "none"];

test.each([1, 2])("every operation lists the general examples after its own (done %i times)", (times) => {
  const [requests, responses] = bodiesOf(parcels, times);
  expect(Object.keys(requests)).toEqual([...own, "busy"]);
  expect(Object.keys(responses)).toEqual([...own, "busy"]);
  expect(requests.busy.value).toEqual({ parcelId: "go-busy" });
  expect(responses.busy.value).toEqual({ result: { resultCode: "BUSY", resultStatus: "U" } });
});

test("without a correlation member there is a response and no request", () => {
  const [requests, responses] = bodiesOf(edited(["      x-correlation: parcelId\n", ""]));
  expect(Object.keys(requests)).toEqual(own);
  expect(Object.keys(responses)).toEqual([...own, "busy"]);
});

test.each([
  { name: "nothing", text: "{}" },
  { name: "no general codes", text: "paths: { /a: { post: {} } }" },
])("a description with $name stays as it is", ({ text }) => {
  const contract = parse(text);
  addGeneralExamples(contract);
  expect(contract).toEqual(parse(text));
});
