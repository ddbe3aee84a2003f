// What Redoc's markup lacks for people who do not use a mouse. It renders a route at a time, so this runs again.
function complete() {
  const redoc = document.querySelector("#redoc");
  const menu = document.querySelector(".menu-content:not([role])");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", document.title);
  for (const button of document.querySelectorAll('#redoc button[aria-label][aria-haspopup="menu"]')) {
    const text = button.textContent.trim();
    if (text && !button.ariaLabel.includes(text))
      button.ariaLabel = `${button.ariaLabel.split(": ")[0]}: ${text}`;
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
  redoc.firstElementChild?.setAttribute("data-redoc-ready", "");
}
new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
complete();
