import { readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseContract, specText } from "./support/contract.ts";
import { contractNames, findNames, isOneWord } from "./support/contract-names.ts";
import { folderOf } from "./support/workspace.ts";

/** The folders of hand-written files that ship, build something, or promise to fit any contract. */
const FOLDERS = [
  ...(["cli", "client", "codegen", "msw", "sandbox"] as const).map((name) => join(folderOf(name), "src")),
  ...(["cli", "codegen", "sandbox"] as const).map((name) => join(folderOf(name), "bin")),
  ...["assets", "plugins", "scripts", "try"].map((name) => join(folderOf("docs"), name)),
  join(folderOf("example-merchant"), "src/demo"),
  fileURLToPath(new URL("../../src/examples", import.meta.url)),
];
const names = contractNames(parseContract(specText));

const files = FOLDERS.flatMap((folder) => readFilesOf(folder))
  .filter((file) => [".ts", ".js", ".mjs"].includes(extname(file)))
  .filter((file) => !/\/generated\/|\.test(-d)?\.ts$/.test(file));

function readFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

const label = (file: string) => relative(dirname(folderOf("client")), file);

test("the list is the contract's, and the files are those of all packages", () => {
  for (const name of [
    "inquireVaulting",
    "/v1/vaults/inquireVaulting",
    "open-na-global.alipay.com",
    "cardToken",
    "KEY_NOT_FOUND",
    "vaulting_not_exist",
    "card",
  ]) {
    expect(names).toContain(name);
  }
  for (const name of ["result", "resultCode", "resultStatus", "resultMessage", "127.0.0.1"])
    expect(names).not.toContain(name);
  expect(names.length).toBeGreaterThan(60);
  for (const folder of FOLDERS)
    expect(files.filter((file) => file.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(0);
});

test("no hand-written source names an operation, a path, a host, a member, a code or an example", () => {
  expect(files.flatMap((file) => findNames(label(file), readFileSync(file, "utf8"), names))).toEqual([]);
});

describe("the check", () => {
  test.each([
    { code: 'client["inquireVaulting"]', name: "inquireVaulting" },
    { code: "client.inquireVaulting()", name: "inquireVaulting" },
    { code: "const inquireVaultingOnce = 1;", name: "inquireVaulting" },
    { code: "type A = InquireVaultingRequest;", name: "inquireVaulting" },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    { code: "const url = `${base}/v1/vaults/inquireVaulting`;", name: "/v1/vaults/inquireVaulting" },
    { code: "/open-na-global\\.alipay\\.com/.test(url)", name: "open-na-global.alipay.com" },
    { code: 'const hint = "Check the value of vaultingRequestId.";', name: "vaultingRequestId" },
    { code: 'if (code === "SYSTEM_ERROR") retry();', name: "SYSTEM_ERROR" },
    { code: "codes.SUCCESS", name: "SUCCESS" },
    { code: 'respond("vaulting_not_exist")', name: "vaulting_not_exist" },
    { code: 'respond("success")', name: "success" },
    { code: "respond(`success`)", name: "success" },
    { code: "answer.card?.brand", name: "brand" },
    { code: "const { card } = answer;", name: "card" },
    { code: "const { card: mine } = answer;", name: "card" },
    { code: "const answer = { card };", name: "card" },
    { code: "const answer = { card: 1 };", name: "card" },
    { code: 'const answer = { "card": 1 };', name: "card" },
    { code: 'answer["card"]', name: "card" },
    { code: "answer.bin", name: "bin" },
    { code: "interface Detail { card: string }", name: "card" },
    { code: 'type Brand = Detail["brand"];', name: "brand" },
  ])("finds $name in $code", ({ code, name }) => {
    expect(findNames("a.ts", `// first line\n${code}\n`, names).join("\n")).toContain(`a.ts:2: ${name} in `);
  });

  test.each([
    { code: "// answer.card is inquireVaulting" },
    { code: "/** @see vaultingRequestId */\nconst a = 1;" },
    { code: "function brand() {}\nbrand();" },
    { code: 'import { brand } from "../../../second-operation/test/brand.ts";' },
    { code: "const card = 1;\nuse(card);" },
    { code: 'const text = "No success, so the call may fail.";' },
    { code: 'if (result.resultStatus === "S") return result.resultCode;' },
    { code: 'listen("127.0.0.1");' },
    { code: 'join(folder, "bin");' },
  ])("lets $code pass", ({ code }) => {
    expect(findNames("a.ts", code, names)).toEqual([]);
  });

  test("reads a new name from the contract", () => {
    const contract = parseContract(specText);
    contract.components.schemas.Card.properties.embossedName = { type: "string" };
    contract.paths["/v9/new"] = contract.paths["/v1/vaults/inquireVaulting"];
    expect(findNames("a.ts", 'a.embossedName + "/v9/new"', contractNames(contract))).toHaveLength(2);
  });

  test("takes one word for English, and everything else for the contract's", () => {
    expect(names.filter(isOneWord).sort()).toEqual(
      expect.arrayContaining(["SUCCESS", "card", "fail", "success"]),
    );
    for (const name of ["cardToken", "PROCESS_FAIL", "/v1/vaults/inquireVaulting", "open.antglobal-us.com"]) {
      expect(isOneWord(name), name).toBe(false);
    }
  });
});
