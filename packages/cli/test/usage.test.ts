import { describe, expect, test } from "vitest";
import { exitMeanings } from "../src/exit-codes.ts";
import { createProgram } from "../src/program.ts";
import { keys, leaks, merchantEnv, mock, runOnce, World } from "./support/world.ts";

const COMMANDS = ["inquire", "reconcile", "doctor", "keygen", "explain"];
/** They send nothing, so most exit codes are not theirs. */
const OFFLINE = ["keygen", "explain"];

describe("wrong usage: exit code 2, one sentence on stderr that says what to do", () => {
  const wrong: [args: string[], message: RegExp][] = [
    [["inquir"], /Unknown command 'inquir' \(Did you mean inquire\?\) See --help\./],
    [["inquire"], /Missing required argument 'id'/],
    [["inquire", "a", "b"], /Too many arguments/],
    [["inquire", "a", "--nonsense"], /Unknown option '--nonsense'/],
    [["inquire", "a", "--timeout", "soon"], /Give a time such as 500ms, 30s or 2m/],
    [["inquire", "a", "--timeout", "0s"], /Give a time/],
    [["inquire", "a", "--region", "moon"], /--region: It is not a region of the contract/],
    [["inquire", "a", "--region", "asia", "--base-url", "https://h/p"], /Give region or baseUrl, not both/],
    [["inquire", "a", "--base-url", "http://example.com"], /--base-url: It must be https/],
    [["inquire", "a", "--dotenv", "none.env"], /none\.env cannot be read \(ENOENT\)/],
    [
      ["inquire", "a", "--private-key-file", "none.pem"],
      /--private-key-file names a file that cannot be read/,
    ],
    [["reconcile", "--concurrency", "0"], /Give a number from 1 to 1000/],
    [["reconcile", "--rate", "fast"], /Give a number, or 0 for no limit/],
    [["reconcile", "--format", "xml"], /--format is lines, csv or ndjson/],
    [["reconcile", "--out-format", "xml"], /--out-format is ndjson or csv/],
    [["reconcile", "--column", "a", "--field", "b"], /give one of them/],
    [["reconcile", "--column", "a", "--format", "lines"], /--column does not go with --format lines/],
    [["reconcile", "--delimiter", "ab"], /--delimiter is one character/],
    [["reconcile", "--delimiter", ";", "--field", "b"], /--delimiter is for CSV and --field for NDJSON/],
    [["reconcile", "--delimiter", ";", "--format", "lines"], /--delimiter does not go with --format lines/],
    [["reconcile", "--retry-failed"], /--retry-failed needs the --journal/],
    [["explain", "nonsense"], /There is no code "nonsense"/],
    [["explain", "network", "timeout"], /Too many arguments/],
    [["keygen"], /Say where the keys go/],
    [["keygen", "--out", "a", "--stdout"], /Say where the keys go/],
    [["keygen", "--out", "a", "--bits", "1024"], /Give 2048, 3072 or 4096/],
  ];
  test.each(wrong)("%j", async (args, message) => {
    const human = await runOnce(args);
    expect([human.code, human.out]).toEqual([2, ""]);
    expect(human.err).toMatch(message);
    const machine = await runOnce([...args, "--json"]);
    // Stdout of reconcile is for its output.
    const [said, empty] = args[0] === "reconcile" ? [machine.err, machine.out] : [machine.out, machine.err];
    expect([machine.code, empty]).toEqual([2, ""]);
    const printed = JSON.parse(said);
    expect(printed.message).toMatch(message);
    expect(["usage", "configuration"]).toContain(printed.code);
  });

  test("without a command, the help is on stderr", async () => {
    const { code, out, err } = await runOnce([]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Usage: ams-vaulting");
  });
});

describe("an input that cannot be read: exit code 1, as documented", () => {
  test.each([
    [["reconcile", "none.txt"], /none\.txt cannot be read \(ENOENT\)/],
    [["reconcile", "none.txt", "--journal", "j"], /none\.txt cannot be read \(ENOENT\)/],
    [["reconcile", "none/none.txt"], /cannot be read \(ENOENT\)/],
    [["reconcile", "."], /\. is a folder/],
  ])("%j", async (args, message) => {
    const { code, out, err } = await runOnce(args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expect(JSON.parse((await runOnce([...args, "--json"])).err)).toMatchObject({ code: "obstacle" });
  });
});

describe("no message repeats a key", () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${keys.privateKey.replace(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----`;
  const places: [string, string[], object][] = [
    ["a flag that does not exist", ["inquire", "a", `--private-key=${keys.privateKey}`], {}],
    ["that flag, with a space", ["inquire", "a", "--private-key", keys.privateKey], {}],
    ["a misspelt flag", ["inquire", "a", `--privat-key=${keys.privateKey}`], {}],
    ["in place of a path", ["inquire", "a", "--private-key-file", keys.privateKey], {}],
    ["in place of a path, as PEM", ["inquire", "a", "--private-key-file", pem], {}],
    [
      "in place of a path of a variable",
      ["inquire", "a"],
      { AMS_PRIVATE_KEY_FILE: keys.privateKey, AMS_PRIVATE_KEY: "" },
    ],
    ["in place of the command", [keys.privateKey], {}],
    ["in place of the id", ["inquire", keys.privateKey], {}],
    ["in place of a number", ["reconcile", "--concurrency", keys.privateKey], {}],
    ["in place of a region", ["inquire", "a", "--region", keys.privateKey], {}],
    ["in place of a base URL", ["inquire", "a", "--base-url", keys.privateKey], {}],
    ["in place of the client id", ["doctor"], { AMS_CLIENT_ID: keys.privateKey }],
    ["in place of the client id, to be sent", ["inquire", "a"], { AMS_CLIENT_ID: keys.privateKey }],
    ["in place of the agent token", ["inquire", "a"], { AMS_AGENT_TOKEN: keys.privateKey }],
    ["in place of the key version", ["inquire", "a", "--key-version", keys.privateKey], {}],
    ["in place of the public key", ["inquire", "a"], { AMS_ALIPAY_PUBLIC_KEY: keys.privateKey }],
    ["in place of the public key", ["doctor"], { AMS_ALIPAY_PUBLIC_KEY: pem }],
    ["cut off", ["doctor"], { AMS_PRIVATE_KEY: keys.privateKey.slice(0, 1000) }],
    ["two times", ["inquire", "a"], { AMS_PRIVATE_KEY_FILE: "b" }],
  ];
  test.each(places)("%s", async (_, args, env) => {
    for (const flags of [[], ["--json"]]) {
      const { code, out, err } = await runOnce([...args, ...flags], { env: { ...merchantEnv, ...env } });
      expect(code).toBe(2);
      expect(leaks(out + err)).toEqual([]);
      expect(mock.requests).toHaveLength(0);
    }
  });
});

describe("a key on the command line is refused wherever it is: never echoed, never sent", async () => {
  using world = new World();
  const { command } = await createProgram(world.io, "0");
  const pem = `-----BEGIN PRIVATE KEY-----\n${keys.privateKey}\n-----END PRIVATE KEY-----`;
  const keyForms = [keys.privateKey, pem, `AMS_PRIVATE_KEY=${keys.privateKey}`, `/x/${keys.privateKey}`];
  const places = command.commands.flatMap((each) => {
    const flags = each.options.filter(({ required }) => required).map(({ long }) => long);
    return [
      ...[...flags, "--unknown"].flatMap((flag) => [
        [each.name(), `${flag}=KEY`],
        [each.name(), flag, "KEY"],
      ]),
      [each.name(), "KEY"],
      [each.name(), "a", "KEY"],
      [each.name(), "a", "b", "c", "KEY"],
      [each.name(), "--", "KEY"],
      [each.name(), "--KEY"],
    ];
  });
  test.each([["KEY"], ["--KEY"], ["help", "KEY"], ...places].map((args) => ({ args: args.map(String) })))(
    "$args",
    async ({ args }) => {
      for (const key of keyForms) {
        for (const flags of [[], ["--json"]]) {
          const given = args.map((arg) => arg.replace("KEY", () => key));
          const { code, out, err } = await runOnce([...given, ...flags]);
          expect(code).toBe(2);
          expect(leaks(out + err)).toEqual([]);
          const said = out + err;
          expect(said).toMatch(/(--[a-z-]+|Argument \d) holds a key, which is not used\./);
          expect(said.trimEnd().split("\n")).toHaveLength(1);
        }
      }
      expect(mock.requests).toHaveLength(0);
    },
  );
});

describe("--help", () => {
  test.each(COMMANDS)("%s: examples and exit codes, on stdout", async (name) => {
    const { code, out, err } = await runOnce([name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/\nExamples:\n( {2}\$ ams-vaulting .*\n)+|\nExamples:\n/);
    expect(out).toMatch(/\nExit codes:/);
    if (OFFLINE.includes(name)) return;
    for (const [exitCode, meaning] of exitMeanings)
      expect(out).toContain(`${String(exitCode).padEnd(4)} ${meaning}`);
  });

  test("the top: every command and every exit code", async () => {
    const { out } = await runOnce(["--help"]);
    for (const name of [...COMMANDS, "sandbox"]) expect(out).toContain(`\n  ${name} `);
    for (const [exitCode, meaning] of exitMeanings)
      expect(out).toContain(`${String(exitCode).padEnd(4)} ${meaning}`);
  });

  test.each(["--version", "-v", "-V"])("%s is the package's", async (flag) => {
    expect(await runOnce([flag])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
  });
});
