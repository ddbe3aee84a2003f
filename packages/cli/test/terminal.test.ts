import { afterEach, describe, expect, test } from "vitest";
import { merchantEnv, mock, World } from "./support/world.ts";

afterEach(() => mock.reset());

describe("what comes from outside is visible, and changes no terminal", () => {
  const evil = "\u0007\u007f\u0085\u009b31m\u202e\u2066\u200f\u061c\u2028\u{e0041}";
  const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
  const respond = () =>
    mock.inquireVaulting.respond({ example: "fail", override: { vaultingResultMessage: evil } });

  test.each([
    ["inquire", ["inquire", "a", "--json"]],
    ["reconcile", ["reconcile", "--quiet", "--rate", "0"]],
  ])("%s as JSON: escaped, and the same when it is parsed", async (_, args) => {
    respond();
    using world = new World({ stdin: "a\n" });
    const { out } = await world.run(...args);
    expect(out.trimEnd()).not.toMatch(unseen);
    expect(JSON.parse(out).response.vaultingResultMessage).toBe(evil);
  });

  test("inquire for people", async () => {
    respond();
    using world = new World();
    const { out } = await world.run("inquire", "a");
    expect(out.replaceAll("\n", "")).not.toMatch(unseen);
  });

  test.each([
    ["inquire", evil],
    ["inquire", "a", evil],
    ["reconcile", evil],
    ["reconcile", "ids.txt", "--column", evil],
    ["reconcile", "ids.txt", "--journal", `${evil}/j`],
    ["reconcile", "ids.txt", "--out", `${evil}/o`],
    ["doctor", "--region", evil],
    ["doctor", "--client-id", evil],
    ["doctor", "--dotenv", evil],
    ["doctor", "--private-key-file", evil],
    ["doctor", "--dashboard-key-file", evil],
    ["keygen", "--out", `ids.txt/${evil}`],
    ["explain", evil],
    [evil],
    [`--${evil}`],
  ])("in messages: %j", async (...args) => {
    for (const flags of [[], ["--json"]]) {
      using world = new World({ files: { "ids.txt": "a,b\n1,2\n" } });
      const { code, out, err } = await world.run(...args, ...flags);
      expect(code).not.toBe(0);
      expect((out + err).replaceAll("\n", "")).not.toMatch(unseen);
    }
  });
});

describe("at 80 and 60 columns nothing is broken by the terminal", () => {
  const widths = [80, 60];
  const commands = [
    ["--help"],
    ...["inquire", "reconcile", "doctor", "keygen", "explain"].map((name) => [name, "--help"]),
    ["doctor"],
    ["doctor", "--region", "moon"],
    ["inquire", "123456789206"],
    ["inquire", "nobody"],
    ["inquire", "a", "--region", "moon"],
    ["reconcile", "none.txt"],
    ["reconcile", "-", "--rate", "0"],
    ["keygen", "--out", "keys"],
    ["keygen", "--out", ".env"],
    ["explain"],
    ["explain", "signature"],
  ];
  test.each(widths.flatMap((columns) => commands.map((args) => ({ columns, args }))))(
    "$columns columns: $args",
    async ({ columns, args }) => {
      using world = new World({
        columns,
        stdin: "a\nnobody\n1.2E+11\n",
        env: { ...merchantEnv, CI: "1", NO_COLOR: "1" },
      });
      world.write(".env", "A=b");
      const { out, err } = await world.run(...args);
      // The line with a key is to be copied.
      const isKey = (line: string) => /^[A-Za-z0-9+/=]{300,}$/.test(line) || line.startsWith("{");
      const long = (out + err).split("\n").filter((line) => line.length > columns && !isKey(line));
      expect(long).toEqual([]);
    },
  );

  test.each(widths)("%i columns: a message of any length, with the sign before it", async (columns) => {
    for (let length = 1; length <= 40; length++) {
      using world = new World({ columns, env: { CI: "1", NO_COLOR: "1" } });
      const { err } = await world.run(`${"word ".repeat(8)}${"x".repeat(length)}`);
      expect(err.split("\n").filter((line) => line.length > columns)).toEqual([]);
    }
  });

  test.each([
    [80, 1],
    [60, 2],
  ])("%i columns: a fingerprint has %i line", async (columns, count) => {
    using world = new World({ columns, env: { ...merchantEnv, NO_COLOR: "1" } });
    const { out } = await world.run("doctor");
    expect(out.split("\n").filter((line) => /^ {10,}[0-9a-f]{20,}$/.test(line))).toHaveLength(count * 2);
  });
});
