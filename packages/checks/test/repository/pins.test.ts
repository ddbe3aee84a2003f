import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { telemetryOff } from "@ams-vaulting/ci/telemetry";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readmeFiles } from "../../src/readme/readme-files.ts";
import { root, rootUrl, workspacePackages } from "../../src/work/packages.ts";

const read = (path: string) => readFileSync(new URL(path, rootUrl), "utf8");
const manifest = JSON.parse(read("package.json"));
const workflows = readdirSync(new URL(".github/workflows/", rootUrl)).map(
  (name) => `.github/workflows/${name}`,
);
const packages = workspacePackages();
const manifests = packages.map(({ manifest }) => manifest);

const { run } = manifest.config;

test("one prefix brings Node and pnpm along, everywhere", () => {
  expect(run).toMatch(/^npx -y --prefer-offline -p node@24\.\d+\.\d+ -p pnpm@[\d.]+$/);
  expect(run).toContain(`-p ${manifest.packageManager}`);
  const files = [...readmeFiles(), "CONTRIBUTING.md", ...workflows];
  const lines = files.flatMap((file) => read(file).match(/.*\bpnpm@.*/g) ?? []);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line).toContain(`${run} pnpm `);
});

test("CI runs every step of its own through the prefix, the README's test command among them", () => {
  expect(read("README.md")).toContain(`\n${run} pnpm test\n`);
  const script = read(".ci/run")
    .replace(/\$\{CI_NODE:-([\d.]+)\}/, "$1")
    .replaceAll('"', "");
  expect(script).toContain(`with_node() { ${run} $@ <`);
  const steps =
    script.match(/^.*\b(?:node|pnpm) .*/gm)?.filter((line) => !/^#|with_node\(\)/.test(line)) ?? [];
  expect(steps.length).toBeGreaterThan(3);
  for (const step of steps) expect(step).toMatch(/^with_node (?:pnpm|node) /);
  expect(steps).toContainEqual(expect.stringMatching(/^with_node pnpm test\b/));
});

test("the oldest Nodes are named alike everywhere", () => {
  const { repository, packages: oldestNodes } = JSON.parse(read("packages/checks/supported.json"));
  for (const file of ["README.md", "CONTRIBUTING.md", "decisions/node-floor.md"])
    expect(read(file)).toContain(`Node ${repository} `);
  for (const file of ["README.md", "decisions/node-floor.md"])
    for (const oldest of Object.values(oldestNodes)) expect(read(file), file).toContain(`Node ${oldest}`);
  // The build, and what the types of Node are.
  expect(run).toContain(`node@${repository}.`);
  expect(parse(read("pnpm-workspace.yaml")).catalog["@types/node"]).toMatch(new RegExp(`^${repository}\\.`));
});

describe("an old Node gets the command to run, before anything else", () => {
  const check = fileURLToPath(new URL(".ci/check-node.cjs", rootUrl));
  const asNode = (version: string, script: string) => {
    const override = `Object.defineProperty(process.versions, "node", { value: "${version}" });`;
    const args = ["-e", `${override} require(${JSON.stringify(check)});`];
    const env = { ...process.env, npm_lifecycle_event: script };
    return spawnSync(process.execPath, args, { encoding: "utf8", env });
  };

  test.each(["start", "demo", "example", "test"])("%s", (script) => {
    expect(manifest.scripts[script]).toMatch(/^node \.ci\/check-node\.cjs && /);
    const { status, stderr } = asNode("20.20.2", script);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(`${run} pnpm ${script}\``);
    expect(stderr).toContain("ignore-scripts");
  });

  test("at the install that pnpm does before a script", () => {
    expect(manifest.scripts["pnpm:devPreinstall"]).toBe("node .ci/check-node.cjs");
    expect(asNode("22.12.0", "pnpm:devPreinstall").stderr).toContain("pnpm start`");
  });

  test.each(["24.0.0", "26.10.0", "100.1.0"])("%s is new enough", (version) => {
    expect(asNode(version, "start")).toMatchObject({ status: 0, stderr: "" });
  });
});

test("every script of the root runs turbo without its telemetry", () => {
  for (const script of Object.values<string>(manifest.scripts))
    expect(script).not.toMatch(
      /(?<!node --env-file=\.ci\/telemetry\.env node_modules\/turbo\/bin\/)turbo run/,
    );
});

test("the variables that switch telemetry off are in .ci/telemetry.env alone; turbo.json passes them on", () => {
  const names = Object.keys(telemetryOff);
  expect(names).toContain("REDOCLY_TELEMETRY");
  const list = execFileSync("git", ["ls-files", "*.ts", "*.json", "*.yml"], { cwd: root, encoding: "utf8" });
  const own = ["turbo.json", "packages/checks/test/repository/pins.test.ts"];
  const files = list.split("\n").filter((path) => path !== "" && !own.includes(path));
  expect(files.length).toBeGreaterThan(400);
  expect(files.filter((path) => names.some((name) => read(path).includes(name)))).toEqual([]);
});

test("every public package is released with the others, at the same version", () => {
  const names = manifests.filter((item) => !item.private).map(({ name }) => name);
  expect(JSON.parse(read(".changeset/config.json")).fixed).toEqual([expect.arrayContaining(names)]);
  expect(JSON.parse(read(".changeset/config.json")).fixed[0]).toHaveLength(names.length);
  expect(new Set(manifests.filter((item) => !item.private).map(({ version }) => version)).size).toBe(1);
});

test("the client depends on openapi-fetch alone", () => {
  const client = manifests.find(({ name }) => name === "@ams-vaulting/client");
  expect(Object.keys(client?.dependencies ?? {})).toEqual(["openapi-fetch"]);
  expect(client?.peerDependencies).toBeUndefined();
});

test("every action of the workflows is pinned by its commit", () => {
  const uses = workflows.flatMap((file) => read(file).match(/uses: .*/g) ?? []);
  expect(uses.length).toBeGreaterThan(1);
  for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v/);
});

test("an action has one version everywhere", () => {
  const uses = workflows.flatMap((file) => read(file).match(/uses: .*/g) ?? []);
  const versions = new Set(uses);
  expect(versions.size).toBe(new Set(uses.map((line) => line.split("@")[0])).size);
});

test("every decision is in the index", () => {
  const names = readdirSync(new URL("decisions/", rootUrl)).filter((name) => name !== "README.md");
  const linked = [...read("decisions/README.md").matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);
  expect(linked.sort()).toEqual(names.sort());
});

test("every public package has a README with an example, and the root README leads to it", () => {
  for (const { path, manifest } of packages) {
    const { private: isPrivate, name } = manifest;
    expect(read("README.md"), path).toContain(`${path}/README.md)`);
    if (isPrivate) continue;
    expect(read(`${path}/README.md`)).toContain(`# ${name}\n`);
    expect(read(`${path}/README.md`), name).toMatch(/^```(ts|js|sh)\n/m);
  }
});

test("the checks know every public package", () => {
  const names = manifests.filter((item) => !item.private).map(({ name }) => name);
  // Turborepo builds what it depends on before its tests look into it.
  const { dependencies } = JSON.parse(read("packages/checks/package.json"));
  expect(Object.keys(dependencies), "packages/checks/package.json").toEqual(expect.arrayContaining(names));
});

test("what is generated is marked at the top", () => {
  for (const name of ["client", "msw"]) {
    const folder = `packages/${name}/src/generated/`;
    for (const file of readdirSync(new URL(folder, rootUrl))) {
      expect(read(folder + file)).toMatch(
        /^\/\/ Generated from spec\/openapi\.yaml by `pnpm generate`\. Do not edit\.\n/,
      );
    }
  }
});

test("the README's map has every package of the workspace", () => {
  expect(parse(read("pnpm-workspace.yaml")).packages).toEqual([".ci", "spec", "packages/*"]);
  for (const folder of readdirSync(new URL("packages/", rootUrl)))
    expect(read("README.md")).toContain(`packages/${folder}`);
});
