/** The shop's only style sheet. Without class names where the elements say it all. */
export const STYLE = `
:root { color-scheme: light dark;
  --ink: light-dark(#1b1d22, #e8e9ed); --paper: light-dark(#fff, #1d2027); --ground: light-dark(#f3f4f6, #121419);
  --line: light-dark(#cfd2d9, #5a6170); --dim: light-dark(#555b66, #a9afbb); --accent: light-dark(#0b57d0, #9cc0ff);
  --on-accent: light-dark(#fff, #0d1a30); }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header, main, footer { max-width: 38rem; margin: 0 auto; }
header { padding: 0.5rem 0 1rem; font-weight: 700; }
main { padding: 1.5rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--paper); }
footer { padding: 1rem 0; font-size: 0.875rem; color: var(--dim); }
h1 { margin: 0 0 0.75rem; font-size: 1.625rem; line-height: 1.25; }
h2 { margin: 1.75rem 0 0.5rem; font-size: 1.125rem; }
p { margin: 0 0 1rem; }
main > :last-child { margin-bottom: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid light-dark(#b35900, #ffb866); outline-offset: 2px; }
button, .button { display: inline-block; padding: 0.625rem 1.25rem; border: 2px solid var(--accent); border-radius: 0.5rem;
  font: inherit; font-weight: 600; text-decoration: none; color: var(--on-accent); background: var(--accent); cursor: pointer; }
label { display: block; font-weight: 600; }
input { display: block; width: 100%; margin: 0.25rem 0 1rem; padding: 0.625rem; border: 1px solid var(--dim);
  border-radius: 0.5rem; font: inherit; color: inherit; background: transparent; }
code { font: 0.875em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.choices { display: grid; gap: 0.5rem; }
.choices button { padding: 0.75rem 1rem; border: 1px solid var(--line); text-align: left; color: inherit; background: transparent; }
.choices button:hover { border-color: var(--accent); }
.choices small { display: block; font-weight: 400; color: var(--dim); }
.card { max-width: 20rem; padding: 1.25rem; border-radius: 0.75rem; color: #fff; background: #24406e; }
.card strong, .card span { display: block; }
.card span { margin-top: 1.5rem; font-family: ui-monospace, Menlo, Consolas, monospace; letter-spacing: 0.05em; }
`;
