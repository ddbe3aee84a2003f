import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readmeFiles, root } from "../scripts/readme-files.mjs";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const manifest = JSON.parse(read("package.json"));
const workflows = readdirSync(new URL(".github/workflows/", root)).map((name) => `.github/workflows/${name}`);
const manifests = ["spec", ...readdirSync(new URL("packages/", root)).map((name) => `packages/${name}`)].map(
  (folder) => JSON.parse(read(`${folder}/package.json`)),
);

test("one version of pnpm is named everywhere", () => {
  const named = [...readmeFiles(), "CONTRIBUTING.md", ".ci/run", ...workflows].flatMap(
    (file: string) => read(file).match(/pnpm@[\d.]+/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(5);
  expect(new Set(named)).toEqual(new Set([manifest.packageManager]));
});

test("CI calls the README's test command", () => {
  const command = /^npx -y pnpm@[\d.]+ test/m.exec(read("README.md"))?.[0];
  expect(command).toBeDefined();
  expect(read(".ci/run")).toContain(`\n${command}`);
});

test("one Node floor is named everywhere", () => {
  const { node } = JSON.parse(read("packages/runtimes/supported.json"));
  const floors = new Set([manifest, ...manifests].map(({ engines }) => engines?.node));
  expect(floors).toEqual(new Set([`>=${node}`]));
  for (const file of ["README.md", "CONTRIBUTING.md"])
    expect(read(file)).toContain(`Node ${node} or a newer even version`);
  expect(read("decisions/node-floor.md")).toContain(`# Node ${node}`);
});

test("every public package is released with the others, at the same version", () => {
  const names = manifests.filter((item) => !item.private).map(({ name }) => name);
  expect(JSON.parse(read(".changeset/config.json")).fixed).toEqual([expect.arrayContaining(names)]);
  expect(JSON.parse(read(".changeset/config.json")).fixed[0]).toHaveLength(names.length);
  expect(new Set(manifests.filter((item) => !item.private).map(({ version }) => version)).size).toBe(1);
});

test("the client depends on openapi-fetch alone", () => {
  const client = manifests.find(({ name }) => name === "@ams-vaulting/client");
  expect(Object.keys(client.dependencies)).toEqual(["openapi-fetch"]);
  expect(client.peerDependencies).toBeUndefined();
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
  const names = readdirSync(new URL("decisions/", root)).filter((name) => name !== "README.md");
  const linked = [...read("decisions/README.md").matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);
  expect(linked.sort()).toEqual(names.sort());
});

test("every public package has a README with an example, and the root README leads to it", () => {
  const folders = ["spec", ...readdirSync(new URL("packages/", root)).map((name) => `packages/${name}`)];
  for (const folder of folders) {
    const { private: isPrivate, name } = JSON.parse(read(`${folder}/package.json`));
    expect(read("README.md"), folder).toContain(`${folder}/README.md)`);
    if (isPrivate) continue;
    expect(read(`${folder}/README.md`)).toContain(`# ${name}\n`);
    expect(read(`${folder}/README.md`), name).toMatch(/^```(ts|js|sh)\n/m);
  }
});

test("the release knows every public package", () => {
  const names = manifests.filter((item) => !item.private).map(({ name }) => name);
  // Turborepo builds what it depends on before its tests look into it.
  const { devDependencies } = JSON.parse(read("packages/release/package.json"));
  expect(Object.keys(devDependencies), "packages/release/package.json").toEqual(
    expect.arrayContaining(names),
  );
});

test("what is generated says so at the top", () => {
  for (const name of ["client", "msw"]) {
    const folder = `packages/${name}/src/generated/`;
    for (const file of readdirSync(new URL(folder, root))) {
      expect(read(folder + file)).toMatch(
        /^\/\/ Generated from spec\/openapi\.yaml by `pnpm generate`\. Do not edit\.\n/,
      );
    }
  }
});

test("the workspace is what the README's map says", () => {
  const { packages } = parse(read("pnpm-workspace.yaml"));
  expect(packages).toEqual(["spec", "packages/*"]);
  for (const folder of readdirSync(new URL("packages/", root)))
    expect(read("README.md")).toContain(`packages/${folder}`);
});
