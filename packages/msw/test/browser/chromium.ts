import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A request that the worker lets through by mistake reaches no server.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Chromium, or undefined where there is none. On CI there has to be one. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
    (path) => path && existsSync(path),
  );
  try {
    return await chromium.launch(executablePath ? { executablePath, args } : { channel: "chrome", args });
  } catch (error) {
    if (process.env.CI === "true") throw error;
    console.warn("NO CHROMIUM: the worker is not tested in a browser. Install Chrome, or set CHROMIUM_PATH.");
    return undefined;
  }
}
