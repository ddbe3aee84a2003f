// What every page can do: switch colours, keep the place when the language changes, copy code, open the search.
const root = document.documentElement;
const store = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {} // private windows may refuse; the choice then lasts for this page
};

const theme = document.querySelector("[data-theme]");
theme.hidden = false;
theme.addEventListener("click", () => {
  const mode = root.classList.contains("dark") ? "light" : "dark";
  root.classList.remove("light", "dark");
  root.classList.add(mode);
  store("redoc.colorMode", mode);
});

for (const link of document.querySelectorAll("a[data-language]")) {
  const keepPlace = () => {
    link.hash = location.hash;
  };
  keepPlace();
  addEventListener("hashchange", keepPlace);
  // Redoc's router changes the address without an event.
  link.addEventListener("pointerdown", keepPlace);
  link.addEventListener("focus", keepPlace);
  link.addEventListener("click", () => {
    keepPlace();
    store("docs.language", link.dataset.language);
  });
}

/** Plain HTTP has no clipboard interface, and the old command still works there. */
async function copy(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
  getSelection().selectAllChildren(element);
  document.execCommand("copy");
  getSelection().removeAllRanges();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button.closest(".code").querySelector("pre"));
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = before;
    }, 2000);
  });
}

// A small screen has the list of pages in a box that is closed; a large one has it open.
for (const pages of document.querySelectorAll("details[data-pages]")) {
  const wide = matchMedia("(min-width: 900px)");
  const fit = () => {
    pages.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
}

const search = document.querySelector("[data-search]");
if (search) {
  search.hidden = false;
  // The reference brings Redoc's own search, and puts it in place of this.
  const open = async () => {
    if (globalThis.openOwnSearch) return globalThis.openOwnSearch();
    const { openSearch } = await import(new URL(search.dataset.search, location.href).href);
    openSearch(search.dataset);
  };
  search.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented)
      return;
    if (globalThis.openOwnSearch && !event.isTrusted) return;
    event.preventDefault();
    open();
  });
}
