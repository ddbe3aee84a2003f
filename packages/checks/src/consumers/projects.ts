/** A project that uses the packages. */
export interface Project {
  name: string;
  /** The folders of `consumers/` that it is made of; the last one has the lockfiles. */
  folders: readonly string[];
  /** What installs it, one after the other. Each has a lockfile. */
  managers: readonly Manager[];
  /** Our packages in it. `undefined`: its checks install them. */
  packages?: readonly string[];
  checks: readonly Check[];
}

/** A command that passes. */
export interface Check {
  name: string;
  /** A program of the project's `node_modules/.bin`, or `node`, and its arguments. */
  command: readonly [program: string, ...args: string[]];
  env?: Readonly<Record<string, string>>;
  /** The command has to fail, and to print this. */
  failure?: RegExp;
}

export type Manager = "npm" | "pnpm";

const jest = (config: string, ...args: string[]): Check["command"] => [
  "jest",
  "--config",
  `${config}.json`,
  "--no-cache",
  ...args,
];
const BROWSER = ["--env", "./browser-environment.js"];
const VM_MODULES = { NODE_OPTIONS: "--experimental-vm-modules" };

/** Every project, and what is done in it. */
export const projects: readonly Project[] = [
  {
    name: "jest-29",
    folders: ["jest", "jest-29"],
    managers: ["npm", "pnpm"],
    packages: ["client", "msw"],
    checks: [
      { name: "swc", command: jest("swc") },
      { name: "babel", command: jest("babel") },
      { name: "ts-jest", command: jest("ts-jest") },
      { name: "jsdom with the globals of Node", command: jest("swc", ...BROWSER) },
      {
        name: "jsdom alone fails",
        command: jest("swc", "--env", "jsdom"),
        failure: /Text(De|En)coder is not defined/,
      },
    ],
  },
  {
    name: "jest-30",
    folders: ["jest", "jest-30"],
    managers: ["npm", "pnpm"],
    packages: ["client", "msw"],
    checks: [
      { name: "swc", command: jest("swc") },
      { name: "babel, mock.fetch", command: jest("babel", "fetch") },
      { name: "ts-jest, mock.fetch", command: jest("ts-jest", "fetch") },
      {
        name: "babel cannot transform msw/node",
        command: jest("babel", "server"),
        failure: /Must use import/,
      },
      { name: "no transform, --experimental-vm-modules", command: jest("native"), env: VM_MODULES },
      { name: "jsdom with the globals of Node", command: jest("swc", ...BROWSER) },
      {
        name: "jsdom alone fails",
        command: jest("swc", "--env", "jsdom"),
        failure: /Text(De|En)coder is not defined/,
      },
    ],
  },
  {
    name: "nest",
    folders: ["nest"],
    managers: ["npm", "pnpm"],
    packages: ["client", "msw"],
    checks: [
      { name: "builds, with declarations", command: ["tsc"] },
      { name: "another package finds the types", command: ["tsc", "-p", "tsconfig.downstream.json"] },
      { name: "runs", command: ["node", "start.mjs"] },
    ],
  },
  {
    name: "next",
    folders: ["next"],
    managers: ["npm"],
    packages: ["client", "msw", "sandbox"],
    checks: [
      { name: "a lazy client: builds without variables", command: ["next", "build"] },
      { name: "serves, with variables", command: ["node", "serve.mjs"] },
      { name: "a client at module level: the build fails", command: ["node", "build-fails.mjs"] },
    ],
  },
  {
    name: "parcel",
    folders: ["parcel"],
    managers: ["npm"],
    packages: ["client", "msw"],
    checks: [
      {
        name: "the client and ./protocol, without exports",
        command: ["node", "build.mjs", "client", "option_missing RSASSA-PKCS1-v1_5"],
      },
      {
        name: "the mock, with packageExports",
        command: ["node", "build.mjs", "mock", "SUCCESS", "packageExports"],
      },
    ],
  },
  {
    name: "pnpm-add",
    folders: ["pnpm-add"],
    managers: ["pnpm"],
    checks: [
      { name: "the sandbox", command: ["node", "add.mjs", "@ams-vaulting/sandbox"] },
      { name: "its command", command: ["ams-vaulting-sandbox", "--help"] },
      {
        name: "the mocks with msw 2 fail",
        command: ["node", "add.mjs", "@ams-vaulting/msw", "msw@2"],
        failure: /Ignored build scripts: msw@2/,
      },
      {
        name: "the mocks with msw 2 and allowBuilds",
        command: ["node", "add.mjs", "--refuse-builds", "@ams-vaulting/msw", "msw@2"],
      },
    ],
  },
];

/** A project, installed by one package manager. */
export interface Target {
  name: string;
  project: Project;
  manager: Manager;
}

export function targetsOf(projects: readonly Project[]): Target[] {
  return projects.flatMap((project) =>
    project.managers.map((manager) => ({ name: `${project.name}@${manager}`, project, manager })),
  );
}

/** The targets that `--only` names; `jest-30` and `npm` mean all of theirs. @throws {Error} for a name that is none */
export function select(targets: readonly Target[], only: string | undefined): Target[] {
  if (only === undefined) return [...targets];
  const names = only.split(",").map((name) => name.trim());
  const isNamed = ({ name, project, manager }: Target, wanted: string) =>
    [name, project.name, manager].includes(wanted);
  const unknown = names.filter((name) => !targets.some((target) => isNamed(target, name)));
  const known = targets.map(({ name }) => name).join(", ");
  if (unknown.length > 0)
    throw new Error(`--only: unknown project ${unknown.join(", ")}. Projects: ${known}.`);
  return targets.filter((target) => names.some((name) => isNamed(target, name)));
}
