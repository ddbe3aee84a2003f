// Redoc brings the page to life a moment after its script has run. Its search then says something else than before.
const search = () => document.querySelector("#redoc [data-testid=search-trigger]")?.textContent;
const prerendered = search();

// What Redoc's markup lacks for people who do not use a mouse. It renders a route at a time, so this runs again.
function complete() {
  const redoc = document.querySelector("#redoc");
  const menu = document.querySelector(".menu-content:not([role])");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", document.title);
  for (const button of document.querySelectorAll('#redoc button[aria-label][aria-haspopup="menu"]')) {
    const text = button.textContent.trim();
    const [label] = button.ariaLabel.split(": ");
    if (text && !button.ariaLabel.includes(text)) button.ariaLabel = `${label}: ${text}`;
  }
  for (const pre of document.querySelectorAll("pre:not([tabindex])")) {
    if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
  }
  // No level of heading may be left out.
  let level = 1;
  for (const heading of redoc.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")) {
    const own = Number(heading.tagName[1]);
    const shown = Math.min(own, level + 1);
    if (shown === own) heading.removeAttribute("aria-level");
    else heading.setAttribute("aria-level", shown);
    level = shown;
  }
  if (search() !== prerendered) document.documentElement.dataset.redoc = "ready";
}
new MutationObserver(complete).observe(document.body, {
  childList: true,
  characterData: true,
  subtree: true,
});
complete();
