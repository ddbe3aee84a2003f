// The search of the guides: a dialog with a combobox (WAI-ARIA), loaded when somebody opens it.
import MiniSearch from "minisearch";
import { indexOptions } from "./search-terms.js";

let opened;

export async function openSearch(data) {
  if (!opened) {
    opened = create(data);
    return opened;
  }
  const { dialog, input } = await opened;
  if (!dialog.open) dialog.showModal();
  input.select();
}

async function create({ index, home, words }) {
  const labels = JSON.parse(words);
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", labels.search);
  const form = add(dialog, "form", { method: "dialog" });
  const input = add(form, "input", {
    type: "search",
    role: "combobox",
    placeholder: labels.placeholder,
    "aria-label": labels.search,
    "aria-expanded": "false",
    "aria-controls": "search-results",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  add(form, "button", { type: "button", class: "close" }, labels.close).addEventListener("click", () =>
    dialog.close(),
  );
  const status = add(dialog, "p", { role: "status" });
  const list = add(dialog, "ul", { id: "search-results", role: "listbox", "aria-label": labels.search });
  list.hidden = true;
  document.body.append(dialog);
  dialog.showModal();

  const response = await fetch(index);
  const search = MiniSearch.loadJS(await response.json(), indexOptions);
  let results = [];
  let selected = -1;

  const select = (next) => {
    selected = next;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute("aria-selected", String(at === next));
    list.children[next]?.scrollIntoView({ block: "nearest" });
    if (next >= 0) input.setAttribute("aria-activedescendant", `search-result-${next}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const go = (result) => {
    dialog.close();
    location.href = new URL(home + result.url, location.href).href;
  };
  const show = () => {
    results = input.value.trim() ? search.search(input.value).slice(0, 12) : [];
    list.replaceChildren();
    for (const [at, result] of results.entries()) {
      const option = add(list, "li", { role: "option", id: `search-result-${at}`, "aria-selected": "false" });
      option.dataset.url = result.url;
      add(option, "b", {}, result.kind ? `${result.title} · ${result.kind}` : result.title);
      add(option, "span", {}, excerpt(result));
      option.addEventListener("click", () => go(result));
    }
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    status.textContent = input.value.trim() && results.length === 0 ? labels.nothing : "";
    select(results.length > 0 ? 0 : -1);
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (results[selected]) go(results[selected]);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || results.length === 0) return;
    event.preventDefault();
    select((selected + step + results.length) % results.length);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (input.value) show();
  return { dialog, input };
}

/** A piece of the text around what was found. */
function excerpt({ text, terms }) {
  const at = Math.max(
    0,
    ...terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place > 0),
  );
  const from = Math.max(0, at - 40);
  return (from > 0 ? "… " : "") + text.slice(from, from + 150).replaceAll(/[`*|]/g, "");
}

function add(parent, tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  parent.append(element);
  return element;
}
