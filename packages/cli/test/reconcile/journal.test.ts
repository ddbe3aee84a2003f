import { appendFileSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JournalHeader } from "../../src/reconcile/journal/header.ts";
import { type JournalRecord, openJournal } from "../../src/reconcile/journal/journal.ts";
import { formatLine, parseLine } from "../../src/reconcile/journal/line.ts";
import { lock } from "../../src/reconcile/journal/lock.ts";
import { World } from "../support/world.ts";

const header: JournalHeader = {
  input: { sha256: "abc", count: 3, format: { name: "csv", delimiter: ",", column: "é" } },
  clientId: "SANDBOX_1",
  gateway: "asia",
  showToken: false,
};
const record = (position: number): JournalRecord => ({
  position,
  outcome: "success",
  text: `日本 ${position}\u2028`,
});

async function open(path: string, more: Partial<Parameters<typeof openJournal>[0]> = {}) {
  const found: JournalRecord[] = [];
  const journal = await openJournal({ path, header, onRecord: (each) => void found.push(each), ...more });
  return { journal, found };
}

async function write(path: string, ...positions: number[]): Promise<void> {
  const { journal } = await open(path);
  for (const position of positions) journal.add(record(position));
  await journal.close();
}

test("what was added is there in the next run, and only its owner can read it", async () => {
  using world = new World();
  const path = join(world.folder, "j");
  await write(path, 2, 1);
  const { journal, found } = await open(path);
  expect(found).toEqual([record(2), record(1)]);
  expect([0, 1, 2, 3].map((position) => journal.has(position))).toEqual([false, true, true, false]);
  journal.add(record(3));
  expect(journal.has(3)).toBe(true);
  const all = [];
  for await (const each of journal.records()) all.push(each);
  expect(all).toEqual([record(2), record(1), record(3)]);
  await journal.close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("cut off at any byte, it goes on with the records that are whole", async () => {
  using world = new World();
  const path = join(world.folder, "j");
  await write(path, 1, 2);
  const whole = readFileSync(path);
  const ends = [...whole].flatMap((byte, index) => (byte === 10 ? [index + 1] : []));
  // Every byte of the last record, its ends included; of what comes before, every seventh.
  const from = (ends.at(-2) ?? 0) - 2;
  for (let length = 0; length <= whole.length; length += length < from ? 7 : 1) {
    writeFileSync(path, whole.subarray(0, length));
    const { journal, found } = await open(path);
    const expected = Math.max(0, ends.filter((end) => end <= length).length - 1);
    expect(found).toHaveLength(expected);
    for (let position = expected + 1; position <= 2; position++) journal.add(record(position));
    await journal.close();
    expect(readFileSync(path).equals(whole)).toBe(true);
  }
});

describe("what is not the journal of this run is refused, and stays as it is", () => {
  const others: [title: string, other: JournalHeader, message: RegExp][] = [
    [
      "input",
      { ...header, input: { ...header.input, sha256: "x", count: 9 } },
      /its input had 3 ids and other bytes, this one has 9/,
    ],
    [
      "format",
      { ...header, input: { ...header.input, format: { name: "lines" } } },
      /read as CSV with ",", column é, now it is lines/,
    ],
    ["client id", { ...header, clientId: "other" }, /written for another client id/],
    ["gateway", { ...header, gateway: "europe" }, /its gateway was asia, now it is europe/],
    ["--show-token", { ...header, showToken: true }, /it was written without --show-token/],
  ];
  test.each(others)("another %s", async (_, other, message) => {
    using world = new World();
    const path = join(world.folder, "j");
    await write(path, 1);
    const before = readFileSync(path, "utf8");
    await expect(open(path, { header: other })).rejects.toThrow(message);
    expect(readFileSync(path, "utf8")).toBe(before);
    await write(path, 2); // it was let go
  });

  test.each([
    ["a list of ids", "a\nb\n", /not a journal\. Choose another path/],
    ["one id without a line end", "a", /not a journal/],
    ["another program's lines", formatLine({ journal: "other" }), /it is not a journal of reconcile/],
    [
      "a newer version",
      formatLine({ journal: "ams-vaulting reconcile", version: 2 }),
      /it has version 2, this program writes 1/,
    ],
  ])("%s", async (_, text, message) => {
    using world = new World();
    const path = world.write("j", text);
    await expect(open(path)).rejects.toThrow(message);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("a line in the middle that was changed", async () => {
    using world = new World();
    const path = join(world.folder, "j");
    await write(path, 1, 2);
    const changed = readFileSync(path, "utf8").replace('"position":1', '"position":7');
    writeFileSync(path, changed);
    await expect(open(path)).rejects.toThrow(/line 2 is damaged/);
    expect(readFileSync(path, "utf8")).toBe(changed);
  });

  test("a repeated position", async () => {
    using world = new World();
    const path = join(world.folder, "j");
    await write(path, 1);
    appendFileSync(path, formatLine(record(1)));
    await expect(open(path)).rejects.toThrow(/position 1 is repeated/);
  });

  test.skipIf(process.platform === "win32")("a folder, or a device that never ends", async () => {
    using world = new World();
    await expect(open(world.folder)).rejects.toThrow(/cannot hold a journal/);
    await expect(open("/dev/zero")).rejects.toThrow(/cannot hold a journal/);
  });

  test("a folder that is not there", async () => {
    using world = new World();
    await expect(open(join(world.folder, "none/j"))).rejects.toThrow(/folder of .* does not exist/);
  });
});

test("records that are not kept are queried again; a kill leaves the old journal or the new one", async () => {
  using world = new World();
  const path = join(world.folder, "j");
  await write(path, 1, 2, 3);
  writeFileSync(`${path}.ams-vaulting-next`, "left by a kill");
  const { journal, found } = await open(path, { keep: ({ position }) => position !== 2 });
  expect(found).toEqual([record(1), record(3)]);
  expect(journal.has(2)).toBe(false);
  journal.add(record(2));
  await journal.close();
  expect(existsSync(`${path}.ams-vaulting-next`)).toBe(false);
  expect((await open(path)).found.map(({ position }) => position)).toEqual([1, 3, 2]);
});

describe("the lock", () => {
  test("one process at a time, by whatever path", async () => {
    using world = new World();
    const path = join(world.folder, "j");
    const { journal } = await open(path);
    symlinkSync(path, join(world.folder, "link"));
    await expect(open(path)).rejects.toThrow(/Another run is working with the journal/);
    await expect(open(join(world.folder, "link"))).rejects.toThrow(/Another run/);
    await journal.close();
    await (await open(path)).journal.close();
  });

  // The way of systems without abstract sockets works on every Unix.
  test.skipIf(process.platform === "win32")(
    "a socket file: held, let go, and taken over when its process is gone",
    async () => {
      using world = new World();
      const path = join(world.folder, "j");
      const release = await lock(path, "darwin");
      await expect(lock(path, "darwin")).rejects.toThrow(/Another run/);
      await release();
      const { spawnSync } = await import("node:child_process");
      const { createHash } = await import("node:crypto");
      const { tmpdir } = await import("node:os");
      const address = join(
        tmpdir(),
        `ams-vaulting-${createHash("sha256").update(path).digest("hex").slice(0, 32)}.sock`,
      );
      const script = `require("node:net").createServer().listen(${JSON.stringify(address)}, () => process.kill(process.pid, "SIGKILL"))`;
      spawnSync(process.execPath, ["-e", script]);
      expect(existsSync(address)).toBe(true);
      await (await lock(path, "darwin"))();
    },
  );
});

test("a line: any change is noticed", () => {
  const line = formatLine({ a: "日本", b: [1, null] }).trimEnd();
  expect(parseLine(line)).toEqual({ a: "日本", b: [1, null] });
  for (let at = 0; at < line.length; at++) {
    const changed = line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1);
    expect(parseLine(changed)).toBeUndefined();
    expect(parseLine(line.slice(0, at))).toBeUndefined();
  }
});
