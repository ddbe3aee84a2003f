import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, test } from "vitest";
import { estimateOf } from "../../src/reconcile/estimate.ts";
import { keys, leaks, merchantEnv, mock, World } from "../support/world.ts";

afterEach(() => mock.reset());

const FAST = ["--rate", "0"];
/** A known id of each kind. */
const IDS = ["123456789206", "demo-processing", "demo-fail", "nobody", "demo-param-illegal", "x".repeat(65)];
const OUTCOMES = ["success", "processing", "fail", "not-found", "call-failed", "invalid-id"];

interface Row {
  position: number;
  outcome: string;
  requestId: string | null;
  [member: string]: unknown;
}
const rowsOf = (text: string): Row[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .sort((a, b) => a.position - b.position);
const requestedIds = () =>
  mock.requests.map(({ request }) => (request as { vaultingRequestId: string }).vaultingRequestId);
const many = (count: number, name = "id") =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
const lines = (ids: string[]) => `${ids.join("\n")}\n`;

describe("each id gets one line", () => {
  test("with its outcome; errors of ids do not end the run; exit code 9 says that some are unresolved", async () => {
    using world = new World({ stdin: lines(IDS) });
    const { code, out, err } = await world.run("reconcile", ...FAST);
    expect(code).toBe(9);
    expect(rowsOf(out).map(({ outcome }) => outcome)).toEqual(OUTCOMES);
    expect(rowsOf(out).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rowsOf(out)[2]).toMatchObject({
      requestId: "demo-fail",
      response: { vaultingResultCode: "DO_NOT_HONOR" },
    });
    expect(rowsOf(out)[3]).toMatchObject({ resultCode: "VAULTING_NOT_EXIST", action: expect.any(String) });
    expect(err).toMatch(/^6 ids\. This run added 6 in [\d.]+ s.*\n(?: {2}1 {2}.+\n){6}$/);
    expect(leaks(out + err)).toEqual([]);
    expect(out).not.toContain("x".repeat(41));
  });

  test("exit code 0 when all are resolved, whatever the state", async () => {
    using world = new World({ stdin: lines(IDS.slice(0, 4)) });
    expect((await world.run("reconcile", "-", ...FAST)).code).toBe(0);
  });

  test("a repeated id is queried twice", async () => {
    using world = new World({ stdin: "nobody\nnobody\n" });
    const { out } = await world.run("reconcile", ...FAST);
    expect(rowsOf(out).map(({ position, requestId }) => [position, requestId])).toEqual([
      [1, "nobody"],
      [2, "nobody"],
    ]);
    expect(requestedIds()).toEqual(["nobody", "nobody"]);
  });

  test("nothing in, nothing out", async () => {
    using world = new World({ files: { "a.txt": "" } });
    expect(await world.run("reconcile", "a.txt", "--quiet")).toEqual({ code: 0, out: "", err: "" });
  });

  test("--json: the summary as JSON on stderr", async () => {
    using world = new World({ stdin: lines(IDS) });
    const { err } = await world.run("reconcile", "--json", ...FAST);
    expect(JSON.parse(err)).toMatchObject({
      ids: 6,
      unresolved: 2,
      added: 6,
      stopped: null,
      outcomes: { success: 1, "not-found": 1 },
    });
  });

  test("--show-token writes the token", async () => {
    using world = new World({ stdin: "123456789206\n" });
    const { out } = await world.run("reconcile", "--show-token", ...FAST);
    expect(leaks(out)).toHaveLength(2);
  });
});

describe("CSV", () => {
  test("a column for each member of the contract, and nothing that a spreadsheet would run", async () => {
    mock.inquireVaulting
      .for("evil")
      .respond({ example: "fail", override: { vaultingResultMessage: '=HYPERLINK("https://evil")' } });
    using world = new World({ files: { "a.txt": lines(["123456789206", "evil", "nobody"]) } });
    const { code } = await world.run("reconcile", "a.txt", "--out", "b.csv", "--concurrency", "1", ...FAST);
    expect(code).toBe(0);
    const rows: Record<string, string>[] = parse(readFileSync(join(world.folder, "b.csv")), {
      columns: true,
    });
    expect(rows[0]).toMatchObject({
      position: "1",
      outcome: "success",
      vaultingStatus: "SUCCESS",
      "paymentMethodDetail.card.brand": "VISA",
      "paymentMethodDetail.card.cardToken": "[secret]",
    });
    expect(rows[1]?.vaultingResultMessage).toBe(`'=HYPERLINK("https://evil")`);
    expect(rows[2]).toMatchObject({
      outcome: "not-found",
      resultCode: "VAULTING_NOT_EXIST",
      vaultingStatus: "",
    });
    expect(statSync(join(world.folder, "b.csv")).mode & 0o777).toBe(0o600);
  });
});

describe("the pace", () => {
  test("--rate: so many begin per second, further attempts included", async () => {
    using world = new World({ stdin: lines(many(41)) });
    await world.run("reconcile", "--rate", "20", "--concurrency", "1");
    expect(world.elapsed).toBeCloseTo(2000);
    mock.inquireVaulting.for("again").respond("unknown_exception", "unknown_exception", "fail");
    using other = new World({ stdin: lines(["again", "b", "c"]), world: { random: () => 0 } });
    await other.run("reconcile", "--rate", "20", "--concurrency", "1");
    expect(other.elapsed).toBeCloseTo(50 * 4);
  });
});

describe("what is wrong with the set-up ends the run early", () => {
  test("a client that is not known: after --stop-after ids, not after all", async () => {
    using world = new World({
      stdin: lines(many(1000)),
      env: { ...merchantEnv, AMS_CLIENT_ID: "SANDBOX_other" },
    });
    const { code, out, err } = await world.run(
      "reconcile",
      "--stop-after",
      "4",
      "--concurrency",
      "2",
      ...FAST,
    );
    expect([code, out]).toEqual([6, ""]);
    expect(mock.requests.length).toBeLessThanOrEqual(5);
    expect(err).toMatch(
      /✗ Stopped: the last ids all failed in the same way \(rejected\)[\s\S]*UNKNOWN_CLIENT[\s\S]*doctor/,
    );
    expect(err).toMatch(/there is no journal: the next run begins anew/);
  });

  test("the own public key: at once, in the names that the user knows, exit code 2", async () => {
    const { createPrivateKey, createPublicKey } = await import("node:crypto");
    const own = createPublicKey(
      createPrivateKey({ key: Buffer.from(keys.privateKey, "base64"), format: "der", type: "pkcs8" }),
    ).export({ type: "spki", format: "der" });
    const env = { ...merchantEnv, AMS_ALIPAY_PUBLIC_KEY: own.toString("base64") };
    using world = new World({ stdin: lines(many(1000)), env });
    const { code, out, err } = await world.run("reconcile", "--concurrency", "1", ...FAST);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/✗ AMS_ALIPAY_PUBLIC_KEY: This is your own public key/);
    expect(mock.requests).toHaveLength(1);
  });

  test("an outage: what failed is queried again when the run resumes", async () => {
    const ids = many(30);
    using world = new World({ files: { "ids.txt": lines(ids) } });
    for (const id of ids.slice(5)) mock.inquireVaulting.for(id).fault("connection_refused");
    const args = ["reconcile", "ids.txt", "--journal", "j", "--stop-after", "5", ...FAST];
    const first = await world.run(...args);
    expect([first.code, first.out]).toEqual([7, ""]);
    expect(first.err).toMatch(/5 ids\.[\s\S]*Cause: ECONNREFUSED[\s\S]*resumes from the journal j/);
    mock.reset();
    const second = await world.run(...args);
    expect(second.code).toBe(0);
    expect(rowsOf(second.out).map(({ outcome }) => outcome)).toEqual(ids.map(() => "not-found"));
    expect(requestedIds().sort()).toEqual(ids.slice(5).sort());
  });
});

describe("a journal", () => {
  test("resumes an interrupted run: nothing twice, nothing lost, the output complete", async () => {
    const ids = many(40);
    using world = new World({ files: { "ids.txt": lines(ids) } });
    const args = [
      "reconcile",
      "ids.txt",
      "--journal",
      "j",
      "--out",
      "out.ndjson",
      "--concurrency",
      "3",
      ...FAST,
    ];
    mock.inquireVaulting.respond(({ vaultingRequestId }: { vaultingRequestId: string }) => {
      if (vaultingRequestId === "id-17") world.interrupt.abort("SIGINT");
      return "fail";
    });
    const first = await world.run(...args);
    expect([first.code, first.out]).toEqual([130, ""]);
    expect(first.err).toMatch(
      /^Stopping when the queries in flight have ended\. Press Ctrl-C again to end at once\.\n/,
    );
    expect(first.err).toMatch(/Run the same command again: it resumes from the journal j\.\n$/);
    expect(existsSync(join(world.folder, "out.ndjson"))).toBe(false);
    const before = requestedIds();
    expect(before.length).toBeGreaterThanOrEqual(17);
    expect(before.length).toBeLessThan(22);

    using again = new World({ env: merchantEnv });
    const folder = ["--journal", join(world.folder, "j"), "--out", join(world.folder, "out.ndjson")];
    const second = await again.run("reconcile", join(world.folder, "ids.txt"), ...folder, ...FAST);
    expect([second.code, second.out]).toEqual([0, ""]);
    expect(second.err).toMatch(/^40 ids \(\d+ by earlier runs\)\./);
    expect(requestedIds().sort()).toEqual(ids.sort());
    const rows = rowsOf(readFileSync(join(world.folder, "out.ndjson"), "utf8"));
    expect(rows.map(({ position }) => position)).toEqual(ids.map((_, index) => index + 1));
    expect(rows.every(({ outcome }) => outcome === "fail")).toBe(true);
  });

  test("of a run that is done: the output again, and nothing is sent", async () => {
    using world = new World({ files: { "ids.txt": lines(IDS) } });
    const args = ["reconcile", "ids.txt", "--journal", "j", ...FAST];
    const first = await world.run(...args);
    const count = mock.requests.length;
    const second = await world.run(...args, "--out-format", "csv");
    expect(second.code).toBe(first.code);
    expect(mock.requests).toHaveLength(count);
    const rows: Record<string, string>[] = parse(second.out, { columns: true });
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual([...OUTCOMES].sort());
  });

  test("--retry-failed queries the unresolved ids again, and no others", async () => {
    using world = new World({ files: { "ids.txt": lines(["a", "b", "c"]) } });
    const args = ["reconcile", "ids.txt", "--journal", "j", ...FAST];
    mock.inquireVaulting.for("b").fault("html_502");
    const first = await world.run(...args);
    expect([first.code, rowsOf(first.out)[1]?.outcome]).toEqual([9, "no-response"]);
    mock.reset();
    const second = await world.run(...args, "--retry-failed");
    expect(second.code).toBe(0);
    expect(requestedIds()).toEqual(["b"]);
    expect(rowsOf(second.out).map(({ position, outcome }) => [position, outcome])).toEqual([
      [1, "not-found"],
      [2, "not-found"],
      [3, "not-found"],
    ]);
  });

  test("from stdin: the input is kept until the run ends, and has to be the same again", async () => {
    using world = new World({ stdin: lines(["a", "b"]) });
    const journal = join(world.folder, "j");
    expect((await world.run("reconcile", "--journal", journal, ...FAST)).code).toBe(0);
    using same = new World({ stdin: lines(["a", "b"]) });
    expect(rowsOf((await same.run("reconcile", "--journal", journal, ...FAST)).out)).toHaveLength(2);
    expect(mock.requests).toHaveLength(2);
    using other = new World({ stdin: lines(["a", "c"]) });
    const { code, out, err } = await other.run("reconcile", "--journal", journal, ...FAST);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/The journal .* is of another run: its input had 2 ids and other bytes/);
  });

  test("an interrupt while stdin is still read: nothing was sent", async () => {
    const stdin = new PassThrough();
    using world = new World({ stdin });
    const ran = world.run("reconcile", "--journal", "j", ...FAST);
    stdin.write("a\n", () => world.interrupt.abort("SIGINT"));
    const { code, out } = await ran;
    expect([code, out]).toEqual([130, ""]);
    expect(mock.requests).toHaveLength(0);
    expect(existsSync(join(world.folder, "j"))).toBe(false);
  });

  test.each([[["-"]], [["-", "--journal", "j"]], [["ids.txt"]], [["ids.txt", "--journal", "j"]]])(
    "an interrupt before anything is read: %j",
    async (args) => {
      using world = new World({ stdin: new PassThrough(), files: { "ids.txt": "a\n" } });
      world.interrupt.abort("SIGTERM");
      expect(await world.run("reconcile", ...args, ...FAST)).toMatchObject({ code: 143, out: "" });
      expect(mock.requests).toHaveLength(0);
    },
  );

  test("holds no token", async () => {
    using world = new World({ files: { "ids.txt": "123456789206\n" } });
    await world.run("reconcile", "ids.txt", "--journal", "j", ...FAST);
    expect(leaks(readFileSync(join(world.folder, "j"), "utf8"))).toEqual([]);
  });
});

describe("no file is replaced by mistake", () => {
  test("a file that is there", async () => {
    using world = new World({ files: { "ids.txt": "a\n", "out.ndjson": "mine" } });
    const args = ["reconcile", "ids.txt", "--out", "out.ndjson", ...FAST];
    const { code, err } = await world.run(...args);
    expect(code).toBe(1);
    expect(err).toMatch(/out\.ndjson is there already\. Choose another --out, or add --force/);
    expect(mock.requests).toHaveLength(0);
    expect((await world.run(...args, "--force")).code).toBe(0);
    expect(rowsOf(readFileSync(join(world.folder, "out.ndjson"), "utf8"))).toHaveLength(1);
  });

  test.each([
    ["the input", ["--out", "./ids.txt", "--force"]],
    ["the journal", ["--out", "j", "--journal", "./j"]],
  ])("%s", async (_, flags) => {
    using world = new World({ files: { "ids.txt": "a\n" } });
    const { code, err } = await world.run("reconcile", "ids.txt", ...flags, ...FAST);
    expect(code).toBe(2);
    expect(err).toMatch(/--out would replace/);
    expect(readFileSync(join(world.folder, "ids.txt"), "utf8")).toBe("a\n");
  });

  test("with a journal, a file that is there before the run is done is refused at once, unless --force", async () => {
    using world = new World({ files: { "ids.txt": "a\n", "out.csv": "mine" } });
    const args = ["reconcile", "ids.txt", "--journal", "j", "--out", "out.csv", ...FAST];
    const { code } = await world.run(...args);
    expect(code).toBe(1);
    expect(mock.requests).toHaveLength(0);
    expect(readFileSync(join(world.folder, "out.csv"), "utf8")).toBe("mine");
    expect((await world.run(...args, "--force")).code).toBe(0);
    // The run is done; the same command makes the same output again.
    expect((await world.run(...args)).code).toBe(0);
    world.write("out.csv", "mine again");
    expect((await world.run(...args)).code).toBe(1);
    expect(readFileSync(join(world.folder, "out.csv"), "utf8")).toBe("mine again");
    expect(existsSync(join(world.folder, "out.csv.ams-vaulting-draft"))).toBe(false);
  });
});

describe("what takes minutes says so first", () => {
  test.each([
    [20_000, 20, "20,000 ids at 20/s: about 17 min"],
    [1_200, 20, "1,200 ids at 20/s: about 1 min"],
    [1_199, 20, undefined],
    [1_000_000, 20, "1,000,000 ids at 20/s: about 14 h"],
    [10_000_000, 20, "10,000,000 ids at 20/s: about 6 days"],
    [1_000, 0.5, "1,000 ids at 0.5/s: about 33 min"],
    [1_000_000, 0, undefined],
    [-1, 20, undefined],
  ])("%i ids at %d per second: %s", (ids, rate, said) => {
    expect(estimateOf(ids, rate)).toBe(said);
  });

  test("on stderr, before anything is sent; for what is left with a journal; not with --quiet or --json", async () => {
    const args = ["reconcile", "ids.txt", "--rate", "0.05", "--journal", "j"];
    using world = new World({ files: { "ids.txt": lines(many(4)) } });
    mock.inquireVaulting.respond(({ vaultingRequestId }: { vaultingRequestId: string }) => {
      expect(world.err).toBe("4 ids at 0.05/s: about 1 min\n");
      if (vaultingRequestId === "id-1") world.interrupt.abort("SIGINT");
      return "fail";
    });
    expect((await world.run(...args, "--concurrency", "1")).err).toMatch(
      /^4 ids at 0\.05\/s: about 1 min\nStopping/,
    );
    mock.reset();
    using again = new World({ files: { "ids.txt": lines(many(4)) } });
    expect((await again.run(...args, "--quiet")).err).toBe("");
    using json = new World({ files: { "ids.txt": lines(many(4)) } });
    expect(JSON.parse((await json.run(...args, "--json")).err)).toMatchObject({ ids: 4 });
  });
});
