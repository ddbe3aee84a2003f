import { html } from "hono/html";
import type { Vaulting } from "./store.ts";

type Html = ReturnType<typeof html>;

/** `html` escapes what is put in: request ids come from the buyer, URLs and brands from the gateway. */
function page(title: string, body: Html, refreshSeconds?: number): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    ${refreshSeconds === undefined ? "" : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
    <title>${title}</title>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

const another = html`<p><a href="/">Use another card</a></p>`;

export const startPage = () =>
  page(
    "Store a card",
    html`<form method="post" action="/vaultings">
        <label>Request id <input name="requestId" required maxlength="64" value="123456789206" /></label>
        <button>Continue</button>
      </form>`,
  );

export const storedPage = ({ brand, maskedCardNo }: Extract<Vaulting, { state: "stored" }>) =>
  page("Your card is stored", html`<p>${brand} ${maskedCardNo}</p>`);

export const declinedPage = () =>
  page("This card cannot be stored", html`<p>Your bank did not accept it.</p>${another}`);

export const waitPage = (continueAt: string | undefined, refreshSeconds: number) =>
  page(
    "Please wait",
    html`<p>Your bank is still checking the card. This page asks again by itself.</p>
      ${continueAt ? html`<p><a href="${continueAt}">Continue with your bank</a></p>` : ""}`,
    refreshSeconds,
  );

export const laterPage = (statusUrl: string) =>
  page(
    "Please try again later",
    html`<p>We could not ask whether your card is stored. Nothing is lost.</p>
      <p><a href="${statusUrl}">Try again</a></p>`,
  );

export const unknownPage = () => page("We do not know this card", html`<p>Please start again.</p>${another}`);

export const sorryPage = () =>
  page(
    "Something went wrong",
    html`<p>We could not find out whether your card is stored, and look into it.</p>`,
  );
