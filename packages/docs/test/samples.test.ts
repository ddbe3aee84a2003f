import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Sandbox, startSandbox, toEnv } from "@ams-vaulting/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCodeSamples, type SampledOperation } from "../plugins/code-samples.ts";
import { follow } from "../plugins/references.ts";
import { ensure } from "../scripts/ensure.ts";
import { root } from "../scripts/redocly.ts";
import type { CodeSample, Example, Operation } from "../types/contract-document.ts";
import { readContract, readYaml } from "./support/contract.ts";

interface RedoclySettings {
  openapi: { codeSamples: { languages: Pick<CodeSample, "lang" | "label">[] } };
}

const run = promisify(execFile);
const samplesFolder = join(root, "../../spec/samples");
const compiled = join(root, ".work/samples");
const api = readContract(join(root, "../../spec/openapi.yaml"));
addCodeSamples(api);
const operations = Object.values(api.paths).map(({ post }) => ensure(post, "POST"));
const operation = ensure(operations[0], "operation");
const samplesOf = (node: Pick<Operation, "x-codeSamples">): CodeSample[] =>
  ensure(node["x-codeSamples"], "code samples");
const sampleOf = (label: string): string =>
  ensure(samplesOf(operation).find((sample) => sample.label === label)?.source, `sample ${label}`);
const correlation = ensure(operation["x-correlation"], "x-correlation");
const body = follow(api, operation.requestBody)?.content?.["application/json"];
const [firstRequest] = Object.values(ensure(body?.examples, "request examples"));
const firstId = String(ensure(follow<Example | undefined>(api, firstRequest), "example").value[correlation]);

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "docs-samples-"));
  const compile = run(join(root, "../../node_modules/.bin/tsc"), ["-p", join(root, "tsconfig.samples.json")]);
  // tsc says on stdout what is wrong.
  [sandbox] = await Promise.all([
    startSandbox({ port: 0 }),
    compile.catch(({ stdout }) => expect(stdout).toBe("")),
  ]);
});
afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("each operation has all samples, and Redoc is told of each label", () => {
  const settings = readYaml(join(root, "redocly.yaml")) as RedoclySettings;
  const labels = settings.openapi.codeSamples.languages.filter(({ lang }) => lang !== "payload");
  for (const node of operations)
    expect(samplesOf(node).map(({ lang, label }) => ({ lang, label }))).toEqual(labels);
});

test("no file is left out", () => {
  const files = readdirSync(samplesFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const shared = files.filter(({ parentPath }) => parentPath === samplesFolder);
  const own = files.filter(({ parentPath }) => parentPath !== samplesFolder);
  expect(shared).toHaveLength(1);
  expect(own).toHaveLength(operations.length * (samplesOf(operation).length - 1));
});

test("an operation without a folder has the shared samples, and without examples none", () => {
  const post = (operationId: string, examples: Record<string, { value: unknown }>): SampledOperation => ({
    operationId,
    requestBody: { content: { "application/json": { examples } } },
  });
  const [a, b] = [post("first", { one: { value: { name: "it's" } } }), post("second", {})];
  addCodeSamples({ paths: { "/a": { post: a }, "/b": { post: b } } });
  const [sample, ...more] = samplesOf(a);
  expect(more).toEqual([]);
  expect(sample?.source).toContain(`\nurl=$AMS_BASE_URL/a\nbody='{"name":"it'\\''s"}'\n`);
  expect(b["x-codeSamples"]).toBeUndefined();
});

test("the sandbox's README shows the same sample", () => {
  expect(readFileSync(join(root, "../sandbox/README.md"), "utf8")).toContain(
    `\`\`\`sh\n${sampleOf("curl")}\`\`\``,
  );
});

describe("TypeScript", () => {
  const cases = [
    { name: "typescript", id: firstId, want: /^stored: VISA\n$/ },
    { name: "typescript", id: "demo-processing", want: /^under way: https:\/\/\S+\n$/ },
    { name: "typescript", id: "demo-fail", want: /^not stored: \w+\n$/ },
    { name: "typescript", id: "nobody", want: /^VAULTING_NOT_EXIST Check/ },
    { name: "wait", id: firstId, want: /^final: SUCCESS\n$/ },
    { name: "wait", id: "mock_processing-then-fail", want: /^so far: PROCESSING\nfinal: FAIL\n$/ },
    { name: "raw", id: firstId, want: /^SUCCESS S\n$/ },
    { name: "raw", id: "nobody", want: /^VAULTING_NOT_EXIST F\n$/ },
  ];
  let printed: string[];

  /** Runs the compiled samples, one after the other: as they are, and about other ids. */
  beforeAll(async () => {
    const lines = cases.map(({ name, id }, index) => {
      const code = readFileSync(join(compiled, operation.operationId, `${name}.js`), "utf8");
      expect(code.split(firstId)).toHaveLength(2);
      // Nobody waits in a test.
      const quick = code
        .replace(firstId, id)
        .replace("timeoutMs: 120_000", "timeoutMs: 9_000, intervalMs: 1");
      writeFileSync(join(compiled, `${index}.mjs`), quick);
      return `await import("./${index}.mjs");\nconsole.log("END");\n`;
    });
    const all = join(compiled, "all.mjs");
    writeFileSync(all, lines.join(""));
    const { clientId, baseUrl, privateKey, alipayPublicKey } = sandbox.credentials;
    const env = {
      AMS_CLIENT_ID: clientId,
      AMS_BASE_URL: baseUrl,
      AMS_PRIVATE_KEY: privateKey,
      AMS_ALIPAY_PUBLIC_KEY: alipayPublicKey,
    };
    printed = (await run(process.execPath, [all], { env })).stdout.split("END\n");
  });

  test.each(cases.map((given, index) => ({ ...given, index })))(
    "$name, asked about $id",
    ({ index, want }) => {
      expect(printed[index]).toMatch(want);
    },
  );

  test("what is shown is what was compiled", () => {
    for (const { label, name } of [
      { label: "TypeScript", name: "typescript" },
      { label: "Wait", name: "wait" },
      { label: "openapi-fetch", name: "raw" },
    ])
      expect(sampleOf(label)).toBe(
        readFileSync(join(samplesFolder, operation.operationId, `${name}.ts`), "utf8"),
      );
  });
});

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const shells = ["sh", "bash", "dash"].filter((shell) => works(shell, "-c", ":"));
const hasTools = shells.length > 0 && works("openssl", "version") && works("curl", "--version");

describe.skipIf(!hasTools)("curl and openssl", () => {
  test.each(shells)("in %s: the gateway accepts the signature, and no key is left behind", async (shell) => {
    const cwd = join(folder, shell);
    mkdirSync(cwd);
    writeFileSync(join(cwd, "sandbox.env"), `# a comment\n${toEnv(sandbox.credentials)}\n`);
    // Where its input is a socket, bash takes itself for a remote shell and reads the machine's own settings.
    const settings = shell === "bash" ? ["--norc"] : [];
    const { stdout, stderr } = await run(shell, [...settings, "-eu", "-c", sampleOf("curl")], { cwd });
    expect(stderr).toBe("");
    const [head, answer] = stdout.split("\r\n\r\n");
    expect(head).toMatch(/\r\nsignature: algorithm=RSA256,/);
    expect(JSON.parse(answer ?? "")).toMatchObject({
      result: { resultStatus: "S" },
      [correlation]: firstId,
    });
    expect(readdirSync(cwd)).toEqual(["sandbox.env"]);
  });
});
