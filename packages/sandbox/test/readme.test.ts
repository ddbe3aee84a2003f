import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { examples } from "@ams-vaulting/msw";
import { expect, test } from "vitest";
import { startSandbox, toEnv } from "../src/index.ts";

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const hasTools = works("sh", "-c", ":") && works("openssl", "version") && works("curl", "--version");

test.skipIf(!hasTools)("the sample of the README with openssl and curl works as it is printed", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const [sample] = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, code = ""]) =>
    code.includes("openssl") ? [code] : [],
  );
  await using sandbox = await startSandbox({ port: 0 });
  const folder = await mkdtemp(join(tmpdir(), "ams-sandbox-"));
  try {
    await writeFile(join(folder, "sandbox.env"), `# a comment\n${toEnv(sandbox.credentials)}\n`);
    // Whether a signature has what has to be escaped is chance.
    for (let round = 0; round < 3; round++) {
      const { stdout, stderr } = await promisify(execFile)("sh", ["-eu", "-c", sample ?? "exit 1"], {
        cwd: folder,
      });
      expect(stderr).toBe("");
      const [head = "", body = ""] = stdout.split("\r\n\r\n");
      expect(JSON.parse(body)).toEqual(examples.inquireVaulting.response.success.body);
      expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(head).toMatch(/\r\nsignature: algorithm=RSA256,keyVersion=1,signature=/);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
