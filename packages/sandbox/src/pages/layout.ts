import { html, raw } from "hono/html";

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#d5d7de, #3a3d47); --soft: light-dark(#f4f5f8, #1f222a); }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem;
    color: light-dark(#1a1c22, #e6e7eb); background: light-dark(#fff, #14161b); }
  a { color: light-dark(#0b57d0, #8ab4f8); }
  code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.875em; overflow-wrap: anywhere; }
`;

/** A page of the sandbox. */
export function layout(title: string, style: string, content: ReturnType<typeof html>) {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <style>${raw(STYLE + style)}</style>
</head>
<body>
<main>
  ${content}
</main>
</body>
</html>`;
}
