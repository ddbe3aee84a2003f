import { execFile, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { urlOf } from "../src/http/addresses.ts";
import { createCertificate } from "../src/https/certificate.ts";
import { startSandbox } from "../src/index.ts";
import { run } from "./support/cli.ts";

const execute = promisify(execFile);
const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

const sandbox = await startSandbox({ port: 0, https: true });
const { port } = new URL(sandbox.url);
const folder = await mkdtemp(join(tmpdir(), "ams-sandbox-https-"));
const file = join(folder, "certificate.pem");
await writeFile(file, sandbox.certificate ?? "");
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** The body of a response, or the code of the error. */
function get(url: string, options: object): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(url, { agent: false, ...options }, async (response) =>
      resolve((await response.toArray()).join("")),
    );
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end();
  });
}

describe("the certificate", () => {
  const parsed = new X509Certificate(sandbox.certificate ?? "");

  test.each(["localhost", "127.0.0.1", "::1"])("is for %s", (name) => {
    expect(name === "localhost" ? parsed.checkHost(name) : parsed.checkIP(name)).toBe(name);
  });

  test.each(["example.com", "127.0.0.2", "sub.localhost"])("is not for %s", (name) => {
    expect(/\d/.test(name) ? parsed.checkIP(name) : parsed.checkHost(name)).toBeUndefined();
  });

  test("is valid now, and not an authority: a client that trusts it trusts nothing else", () => {
    expect(parsed.ca).toBe(false);
    expect(parsed.checkIssued(parsed) && parsed.verify(parsed.publicKey)).toBe(true);
    expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now());
    const days = (Date.parse(parsed.validTo) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(398);
  });

  test("is another one each time, with another serial number", async () => {
    const other = new X509Certificate((await createCertificate()).certificate);
    expect(other.serialNumber).not.toBe(parsed.serialNumber);
    expect(other.fingerprint256).not.toBe(parsed.fingerprint256);
    // Positive (RFC 5280, section 4.1.2.2).
    expect(other.serialNumber).toMatch(/^[4-7]/);
  });

  test.each(["192.168.1.5", "fd00::2", "2001:db8:0:1::", "::ffff:10.0.0.1", "::"])(
    "can be for %s too",
    async (address) => {
      const { certificate } = await createCertificate([address]);
      expect(new X509Certificate(certificate).checkIP(address)).toBe(address);
    },
  );

  test("is absent without https", async () => {
    await using plain = await startSandbox({ port: 0 });
    expect([plain.certificate, plain.url]).toEqual([undefined, expect.stringMatching(/^http:/)]);
  });
});

describe("a sandbox with https", () => {
  const page = `${sandbox.url}_sandbox/scenarios.json`;

  test("is reached by those who trust its certificate", async () => {
    expect(sandbox.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/$/);
    expect(sandbox.credentials.baseUrl).toBe(`${sandbox.url}ams/sandbox/api`);
    expect(JSON.parse(await get(page, { ca: sandbox.certificate }))).toContainEqual(
      expect.objectContaining({ id: "demo-processing" }),
    );
  });

  test("and by no other key", async () => {
    expect(await get(page, {})).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    const other = await createCertificate();
    expect(await get(page, { ca: other.certificate })).toMatch(/SELF_SIGNED|SIGNATURE_FAILURE/);
  });

  test("does not speak plain http", async () => {
    await expect(fetch(page.replace("https:", "http:"))).rejects.toThrow("fetch failed");
  });

  test("is used by the client, when NODE_EXTRA_CA_CERTS makes Node.js trust it", async () => {
    const program = `
      import { createVaultingClient } from "@ams-vaulting/client";
      const client = createVaultingClient({ ...JSON.parse(process.env.CREDENTIALS), retry: { attempts: 1 } });
      for (const vaultingRequestId of ["mock_processing", "mock_fault_connection_reset", "mock_fault_connection_closed", "mock_fault_truncated_body"])
        console.log(await client.inquireVaulting({ vaultingRequestId }).then(
          ({ normalUrl }) => normalUrl,
          (error) => error.cause?.cause?.code ?? error.cause?.code ?? error.code,
        ));`;
    const { stdout } = await execute(process.execPath, ["--input-type=module", "-e", program], {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      env: { ...process.env, NODE_EXTRA_CA_CERTS: file, CREDENTIALS: JSON.stringify(sandbox.credentials) },
    });
    const [link, ...broken] = stdout.trim().split("\n");
    expect(link).toMatch(new RegExp(`^${sandbox.url}_sandbox/3ds\\?`));
    expect(broken).toEqual(["ECONNRESET", "UND_ERR_SOCKET", "UND_ERR_SOCKET"]);
  });

  test.each([
    ["https", 200],
    ["http", 403],
  ])("its control API is for pages of its own origin: %s", async (scheme, status) => {
    const headers = { origin: `${scheme}://127.0.0.1:${port}` };
    const got = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${sandbox.url}_sandbox/journal`,
        { ca: sandbox.certificate, headers },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on("error", reject);
      sent.end();
    });
    expect(got).toBe(status);
  });

  test("closes although a client has not finished the handshake", async () => {
    const other = await startSandbox({ port: 0, https: true });
    const socket = connect(Number(new URL(other.url).port), "127.0.0.1");
    await once(socket, "connect");
    const closed = once(socket, "close");
    await other.close();
    await closed;
  });

  test.skipIf(!works("curl", "--version"))("is reached by curl --cacert", async () => {
    const { stdout } = await execute("curl", [
      "--silent",
      "--show-error",
      "--noproxy",
      "*",
      "--cacert",
      file,
      page,
    ]);
    expect(stdout).toMatch(/^\[/);
    await expect(execute("curl", ["--silent", "--noproxy", "*", page])).rejects.toMatchObject({ code: 60 });
  });

  test.skipIf(!works("openssl", "version"))("is verified by openssl, strictly too", async () => {
    const { stdout } = await execute("openssl", [
      "verify",
      "-x509_strict",
      "-CAfile",
      file,
      "-purpose",
      "sslserver",
      file,
    ]);
    expect(stdout.trim()).toBe(`${file}: OK`);
    const address = ["s_client", "-connect", `127.0.0.1:${port}`, "-CAfile", file, "-verify_ip", "127.0.0.1"];
    // Not spawnSync: the server is in this process.
    const connected = execute("openssl", [...address, "-verify_return_error", "-brief"]);
    connected.child.stdin?.end();
    expect((await connected).stderr).toMatch(/Verification: OK/);
  });
});

describe("the command, with --https", () => {
  /** Every file below a folder that holds a private key. */
  const keysIn = async (path: string) => {
    const names = await readdir(path, { recursive: true });
    const contents = await Promise.all(
      names.map((name) => readFile(join(path, name), "utf8").catch(() => "")),
    );
    return names.filter((_, index) => contents[index]?.includes("PRIVATE KEY"));
  };

  test("prints where its certificate is and how to trust it, and removes a temporary one", async () => {
    const { child, ready, ended } = run("--port", "0", "--https");
    const text = await ready;
    const [, path = ""] = /^# Its certificate is (\S+)\.$/m.exec(text) ?? [];
    const [, origin = ""] = /^AMS_GATEWAY_URL=(.+)$/m.exec(text) ?? [];
    expect(origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    for (const hint of ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "curl --cacert", "keytool -importcert"])
      expect(text).toMatch(new RegExp(`^# .*${hint}.*${path}`, "m"));
    expect(await get(`${origin}/_sandbox/scenarios.json`, { ca: await readFile(path, "utf8") })).toMatch(
      /^\[/,
    );
    expect(await readdir(dirname(path))).toEqual(["certificate.pem"]);
    expect(await keysIn(dirname(path))).toEqual([]);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
    await expect(stat(dirname(path))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("--certificate names the file, which stays, and replaces none", async () => {
    const path = join(folder, "named.pem");
    const { child, ready, ended } = run("--port", "0", "--https", "--certificate", path);
    expect(await ready).toContain(`# Its certificate is ${path}.\n`);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    const text = await readFile(path, "utf8");
    expect(text).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+-----END CERTIFICATE-----\n$/);
    const again = await run("--port", "0", "--https", "--certificate", path).ended;
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("named.pem already exists")]);
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await keysIn(folder)).toEqual([]);
  });

  test("--certificate without --https is wrong usage", async () => {
    const { code, stderr } = await run("--port", "0", "--certificate", join(folder, "other.pem")).ended;
    expect([code, stderr]).toEqual([2, "error: --certificate needs --https.\n"]);
  });

  test("--write-env has the origin too", async () => {
    const env = join(folder, "https.env");
    const { child, ready, ended } = run("--port", "0", "--https", "--write-env", env);
    await ready;
    child.kill("SIGTERM");
    await ended;
    expect(await readFile(env, "utf8")).toMatch(
      /^AMS_GATEWAY_URL=https:\/\/127\.0\.0\.1:\d+\nAMS_BASE_URL=https:.+\/api$/m,
    );
  });
});

describe("the address that is printed works", () => {
  test.each<[Parameters<typeof urlOf>, string]>([
    [["http", { address: "127.0.0.1", port: 4010 }], "http://127.0.0.1:4010/"],
    [["http", { address: "0.0.0.0", port: 4010 }], "http://127.0.0.1:4010/"],
    [["https", { address: "::", port: 4010 }], "https://[::1]:4010/"],
    [["https", { address: "::1", port: 443 }], "https://[::1]/"],
    [["http", { address: "192.168.1.5", port: 80 }], "http://192.168.1.5/"],
  ])("%j: %s", (given, url) => {
    expect(urlOf(...given)).toBe(url);
  });

  const hasIPv6 = works(
    process.execPath,
    "-e",
    "net.createServer().listen(0, '::1', function () { this.close() })",
  );
  test.each(["0.0.0.0", ...(hasIPv6 ? ["::"] : []), "localhost"])("of --host %s", async (host) => {
    await using everywhere = await startSandbox({ port: 0, host });
    const response = await fetch(`${everywhere.url}_sandbox/scenarios.json`);
    expect(response.status).toBe(200);
    expect(new URL(everywhere.credentials.baseUrl).origin).toBe(new URL(everywhere.url).origin);
  });
});
