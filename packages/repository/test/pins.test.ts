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
  const floors = new Set([manifest, ...manifests].map(({ engines }) => engines?.node).filter(Boolean));
  expect(floors).toEqual(new Set([">=20.19"]));
  expect(read("README.md")).toContain("Node 20.19 or a newer even version");
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
