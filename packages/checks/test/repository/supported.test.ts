import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { supported, targets } from "../../src/runtimes/supported.ts";
import { rootUrl, workspacePackages } from "../../src/work/packages.ts";

const read = (path: string) => readFileSync(new URL(path, rootUrl), "utf8");
const workflow = read(".github/workflows/runtimes.yml");
const readme =
  /## Runtimes\n([\s\S]*?)(?:\n## |$)/.exec(read("packages/client/README.md"))?.[1]?.replace(/\s+/g, " ") ??
  "";

describe("what is supported is the same everywhere", () => {
  const packages = workspacePackages();

  test("in the engines of every package", () => {
    // A private package follows the root: an old Node would get a warning for each.
    for (const { manifest } of packages)
      expect(manifest.engines, manifest.name).toEqual(
        manifest.private ? undefined : { node: `>=${supported.packages[manifest.name]}` },
      );
    expect(JSON.parse(read("package.json")).engines).toEqual({ node: `>=${supported.repository}` });
  });

  test("in the README of every package that runs on Node", () => {
    for (const { path, manifest } of packages)
      if (!manifest.private && path !== "spec")
        expect(read(`${path}/README.md`), path).toContain(`Node ${supported.packages[manifest.name]}`);
  });

  test("in the README of the client", () => {
    const majors = (name: string) =>
      Object.keys(supported.runtimes)
        .filter((runtime) => runtime.startsWith(`${name}@`))
        .map((runtime) => runtime.replace(`${name}@`, ""));
    const version = (name: string) => supported.runtimes[name]?.install[0]?.split("@")[1];
    const [oldest, newest] = [supported.typescript.at(0), supported.typescript.at(-1)];
    expect(readme).toContain(
      `Node ${supported.packages["@ams-vaulting/client"]} and newer (${majors("node").join(", ")})`,
    );
    expect(readme).toContain(`Bun ${version("bun")}, Deno ${version("deno")}`);
    expect(readme).toContain("workerd");
    expect(readme).toContain(`TypeScript ${oldest} to ${newest}`);
    // A runtime that is added here has to be added there: this list is what the lines above look for.
    expect(Object.keys(supported.runtimes).map((name) => name.split("@")[0])).toEqual([
      ...majors("node").map(() => "node"),
      "bun",
      "deno",
      "workerd",
    ]);
  });

  test("in the workflow", () => {
    const { jobs } = parse(workflow);
    expect(jobs.runtimes.strategy.matrix.target).toEqual(targets(supported));
    expect(workflow).toContain("test:runtimes --only $");
  });

  test("the workflow uses the same actions as CI", () => {
    const uses = (text: string) => [...new Set(text.match(/uses: .*/g))].sort();
    expect(uses(workflow)).toEqual(uses(read(".github/workflows/ci.yml")));
  });
});

test("the oldest Node of every package is among what is run, in its first version", () => {
  const installed = Object.values(supported.runtimes).flatMap(({ install }) => install);
  for (const oldest of Object.values(supported.packages)) expect(installed).toContain(`node@${oldest}.0`);
});

test("the mocks run with both ends of their peer range", () => {
  const { peerDependencies } = JSON.parse(read("packages/msw/package.json"));
  const versions = Object.values(supported.runtimes).map(({ msw }) => msw);
  for (const range of peerDependencies.msw.split(" || "))
    expect(versions.some((version) => range === `^${version}` || range === `^${version}.0.0`)).toBe(true);
});

test("a runtime that is named twice is installed as it is named", () => {
  for (const [name, { install }] of Object.entries(supported.runtimes)) {
    if (name.includes("@")) expect(install[0]?.startsWith(name)).toBe(true);
  }
});
