import { expect, test } from "vitest";
import { edited, generated, parcels } from "./support/parcels.ts";

/** The table in the file. */
async function meaningsOf(text: string): Promise<unknown> {
  const file = (await generated(text))["result-meanings.ts"] ?? "";
  const [, table = ""] = /\n\} = (\{[\s\S]*?\n\});/.exec(file) ?? [];
  return JSON.parse(table);
}

test("every result code of an operation has its meaning, in the contract's order", async () => {
  const meanings = (await meaningsOf(parcels)) as { findParcel: object };
  expect(meanings).toEqual({
    findParcel: { FOUND: "Found.", NO_PARCEL: "There is no such parcel.", BUSY: "Busy." },
  });
  expect(Object.keys(meanings.findParcel)).toEqual(["FOUND", "NO_PARCEL", "BUSY"]);
});

test("a meaning is text, whatever is in it", async () => {
  const meaning = '"`$`" */ \\\\ 中文';
  const text = edited(["message: There is no such parcel.", `message: ${JSON.stringify(meaning)}`]);
  expect(await meaningsOf(text)).toMatchObject({ findParcel: { NO_PARCEL: meaning } });
});
