import { html } from "hono/html";
import { layout } from "../pages/layout.ts";
import type { Visit } from "./visit.ts";

const STYLE = `
  main { max-width: 30rem; margin: 0 auto; padding: 1.5rem; border: 1px solid var(--line); border-radius: 0.75rem; }
  h1 { margin-top: 0; font-size: 1.5rem; }
  .choice { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.5rem 0; }
  button { font: inherit; font-weight: 600; flex: 1 1 8rem; padding: 0.75rem 1rem; border-radius: 0.5rem; cursor: pointer;
    border: 2px solid light-dark(#0b57d0, #8ab4f8); color: light-dark(#0b57d0, #8ab4f8); background: transparent; }
  button.first { color: light-dark(#fff, #10131a); background: light-dark(#0b57d0, #8ab4f8); }
  button small { display: block; font-weight: 400; }
  :focus-visible { outline: 3px solid light-dark(#b35900, #ffb866); outline-offset: 3px; }
`;

const aside = html`<p><small>This page belongs to the sandbox. A real bank would ask for a code; nothing is real here.</small></p>`;

/** The contract lists the good ending first. */
const label = (index: number) => (index === 0 ? "Approve" : "Decline");

export function issuerPage({ id, back, endings }: Visit) {
  return layout(
    "Test bank",
    STYLE,
    html`<h1>Test bank</h1>
  <p>A merchant wants to store your card. Is that you?</p>
  <p>Request <code>${id}</code></p>
  <form method="post" class="choice">${endings.map(
    ({ state, example }, index) => html`
    <button name="example" value="${example}" class="${index === 0 ? "first" : "other"}">${label(index)}
      <small>ends as ${state}</small></button>`,
  )}
  </form>
  ${back === undefined ? "" : html`<p><a href="${back}">Back to the merchant without deciding</a></p>`}
  ${aside}`,
  );
}

export function decidedPage({ id }: Visit, state: string) {
  return layout(
    "Decided",
    STYLE,
    html`<h1>Decided</h1>
  <p>From now on the gateway responds with <code>${state}</code> for <code>${id}</code>. Go back to where you came from.</p>
  ${aside}`,
  );
}
