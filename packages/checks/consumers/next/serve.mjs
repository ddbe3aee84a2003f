// The built site, with the variables of a sandbox on this machine.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startSandbox } from "@ams-vaulting/sandbox";

const sandbox = await startSandbox({ port: 0 });
const { clientId, baseUrl, privateKey, alipayPublicKey } = sandbox.credentials;
const env = {
  ...process.env,
  AMS_CLIENT_ID: clientId,
  AMS_BASE_URL: baseUrl,
  AMS_PRIVATE_KEY: privateKey,
  AMS_ALIPAY_PUBLIC_KEY: alipayPublicKey,
};
const next = spawn(
  process.execPath,
  ["node_modules/next/dist/bin/next", "start", "--port", "0", "--hostname", "127.0.0.1"],
  {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  },
);
try {
  let text = "";
  let url;
  for await (const chunk of next.stdout) {
    text += chunk;
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (url && text.includes("Ready")) break;
  }
  if (!url) throw new Error(`next start named no address:\n${text}`);
  const response = await fetch(`${url}/vaultings/123456789206`);
  const body = await response.text();
  if (body !== '{"vaultingStatus":"SUCCESS"}') throw new Error(`HTTP ${response.status}: ${body}`);
} finally {
  const ended = once(next, "exit");
  next.kill();
  await ended;
  await sandbox.close();
}
