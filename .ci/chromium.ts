import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

export type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";

const ARGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Nothing but this machine can be reached. */
const LOOPBACK_ONLY = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/**
 * Starts Chromium: the one of `CHROMIUM_PATH`, else the system's, else Chrome.
 *
 * @param subject what is tested in it, for the warning where there is none
 * @param hostRules which hosts are resolved to what, in the syntax of `--host-resolver-rules`. Default: loopback only
 * @returns `undefined` where there is none. On CI it throws instead
 */
export async function launchChromium(
  subject: string,
  hostRules = LOOPBACK_ONLY,
): Promise<Browser | undefined> {
  const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
    (path) => path && existsSync(path),
  );
  try {
    return await chromium.launch({
      args: [...ARGS, `--host-resolver-rules=${hostRules}`],
      // Chromium does not start as root with a sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      ...(executablePath ? { executablePath } : { channel: "chrome" }),
    });
  } catch (error) {
    if (process.env.CI === "true") throw error;
    const [reason] = String(error).split("\n");
    console.warn(`NO CHROMIUM: ${subject} is not tested. Install Chrome, or set CHROMIUM_PATH. ${reason}`);
    return undefined;
  }
}
