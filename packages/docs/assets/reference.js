// Redoc's script is large. What there is to read stands on the page without it, so it is loaded when somebody needs it: on
// the first click or key, for an address inside the reference, and on a computer with a mouse as soon as nothing else is
// to do.
const root = document.documentElement;
const page = document.querySelector("#reference");
const loading = page.querySelector(".loading");
const redoc = document.querySelector("#redoc");
let started;

const isRoute = () => /^#(\/.|tag|operation|section)/.test(location.hash);
const staticFor = (route) => page.querySelector(`[data-static-route="${CSS.escape(route)}"]`);

/** Of an address inside the reference, shows what is there already. */
function showRoute() {
  const route = decodeURIComponent(location.hash.slice(1)).toLowerCase();
  const inOverview = !isRoute() || route.startsWith("/section/");
  root.dataset.route = inOverview ? "overview" : "part";
  for (const part of page.querySelectorAll("[data-static-route]"))
    part.hidden =
      !inOverview && started !== "ready" && staticFor(route) !== null && part !== staticFor(route);
}

function load() {
  started ??= start();
  return started;
}

async function start() {
  root.dataset.redoc = "loading";
  loading.hidden = root.dataset.route === "overview";
  await import(new URL(page.dataset.start, location.href).href);
  await rendered();
  loading.hidden = true;
}

/** redoc-page.js says when Redoc has brought the page to life. */
function rendered() {
  const isThere = () => root.dataset.redoc === "ready";
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, { attributeFilter: ["data-redoc"] });
  });
}

// A click on something that Redoc has yet to bring to life is done again then.
redoc.addEventListener(
  "click",
  async (event) => {
    const link = event.target.closest("a[href]");
    const button = event.target.closest("button, [data-testid='search-trigger']");
    const wasReady = root.dataset.redoc === "ready";
    await load();
    if (wasReady || link || !button) return;
    const { testid } = button.dataset;
    const label = button.getAttribute("aria-label");
    const again = redoc.querySelector(
      testid ? `[data-testid="${testid}"]` : `button[aria-label="${CSS.escape(label)}"]`,
    );
    again?.click();
  },
  { capture: true },
);
addEventListener("keydown", load, { once: true });
redoc.addEventListener("focusin", load, { once: true });

globalThis.openOwnSearch = async () => {
  await load();
  redoc.querySelector("[data-testid='search-trigger']")?.click();
};

// The router takes every hash for one of its addresses, so the skip link moves the focus itself.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const content = [...page.querySelectorAll("main, .static-reference")].find(
    (part) => part.offsetParent !== null,
  );
  content.tabIndex = -1;
  content.focus();
});

// The sections of the description have addresses in the words of the language.
const sections = JSON.parse(page.dataset.sections);
for (const link of document.querySelectorAll("a[data-language]"))
  link.addEventListener("click", () => {
    const at = sections[root.lang].indexOf(decodeURIComponent(location.hash.slice(1)));
    if (at >= 0) link.hash = sections[link.dataset.language][at];
  });

addEventListener("hashchange", () => {
  showRoute();
  if (isRoute()) load();
});
showRoute();
if (isRoute()) load();
else if (matchMedia("(hover: hover) and (pointer: fine)").matches && !navigator.connection?.saveData) {
  const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 500));
  if (document.readyState === "complete") idle(load);
  else addEventListener("load", () => idle(load));
}
