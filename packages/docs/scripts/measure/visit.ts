import type { Browser } from "@ams-vaulting/ci/chromium";
import { host } from "../../test/support/chromium.ts";

/** What is noted in the page while it loads; times in milliseconds since the navigation began. */
interface Measured {
  tasks: [at: number, duration: number][];
  fcp?: number;
  lcp?: number;
  /** When the text was on the screen that somebody came for. */
  content?: number;
}
type MeasuringPage = typeof globalThis & { measured: Measured };

export type Visit = Record<string, number>;

/** A slow mobile network, and a processor four times slower than this one. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const processor = { rate: 4 };

/** One cold visit. Times are in milliseconds since the navigation began; `kB` are those that crossed the network. */
export async function visit(
  browser: Browser,
  port: number,
  { path, text }: { path: string; text: string },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.addInitScript(observe, text);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", network);
  await devtools.send("Emulation.setCPUThrottlingRate", processor);
  const received: [at: number, size: number][] = [];
  let first = 0;
  devtools.on("Network.requestWillBeSent", ({ timestamp }) => {
    first ||= timestamp;
  });
  devtools.on("Network.loadingFinished", ({ timestamp, encodedDataLength }) =>
    received.push([timestamp, encodedDataLength]),
  );
  await page.goto(`http://${host}:${port}/${path}`, { waitUntil: "load" });
  await page.waitForFunction(() => (globalThis as MeasuringPage).measured.content !== undefined, undefined, {
    timeout: 120_000,
  });
  await page.waitForTimeout(6000); // until nothing happens any more
  const measured = await page.evaluate(() => (globalThis as MeasuringPage).measured);
  const { fcp = 0, lcp = 0, content = 0, tasks } = measured;
  await context.close();
  const kB = (until: number) =>
    Math.round(
      received.reduce((sum, [at, size]) => sum + ((at - first) * 1000 <= until ? size : 0), 0) / 1000,
    );
  const blocking = (until: number) =>
    Math.round(tasks.reduce((sum, [at, time]) => sum + (at < until ? Math.max(0, time - 50) : 0), 0));
  return {
    "FCP ms": Math.round(fcp),
    "LCP ms": Math.round(lcp),
    "text there ms": Math.round(content),
    "blocked before ms": blocking(content),
    "blocked in all ms": blocking(Number.POSITIVE_INFINITY),
    "kB before FCP": kB(fcp),
    "kB in all": kB(Number.POSITIVE_INFINITY),
  };
}

/** Runs in the page. */
function observe(text: string): void {
  const measured: Measured = { tasks: [] };
  (globalThis as MeasuringPage).measured = measured;
  const on = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") measured.fcp = startTime;
  });
  on("largest-contentful-paint", ({ startTime }) => {
    measured.lcp = startTime;
  });
  on("longtask", ({ startTime, duration }) => {
    measured.tasks.push([startTime, duration]);
  });
  /** The text that somebody came for is on the screen. */
  const look = () => {
    const shown = [...document.querySelectorAll("h1, h2, main p")].some((element) => {
      const { top, height } = element.getBoundingClientRect();
      return element.textContent.includes(text) && height > 0 && top < innerHeight && top + height > 0;
    });
    if (shown && measured.fcp !== undefined) measured.content = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
