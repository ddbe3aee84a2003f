import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** A name that looks public: on localhost a page may keep quiet about what it would send elsewhere. */
export const host = "docs.x-test.org";

const args = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--host-resolver-rules=MAP ${host} 127.0.0.1`,
];

/** Chromium, or undefined where there is none. On CI there has to be one. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
    (path) => path && existsSync(path),
  );
  // Chromium does not start as root with a sandbox.
  const options = { args, chromiumSandbox: process.getuid?.() !== 0 };
  try {
    return await chromium.launch({
      ...options,
      ...(executablePath ? { executablePath } : { channel: "chrome" }),
    });
  } catch (error) {
    if (process.env.CI === "true") throw error;
    const [reason] = String(error).split("\n");
    console.warn(
      `NO CHROMIUM: the page itself is not tested. Install Chrome, or set CHROMIUM_PATH. ${reason}`,
    );
    return undefined;
  }
}
