import { html } from "hono/html";
import type { Vaulting } from "./store.ts";

type Html = ReturnType<typeof html>;

/** A request id to try, and what happens with it. */
export interface Choice {
  requestId: string;
  title: string;
}

/** `html` escapes what is put in: request ids come from the buyer, URLs and brands from the gateway. */
function page(title: string, body: Html, refreshSeconds?: number): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${refreshSeconds === undefined ? "" : asksAgain(refreshSeconds)}
    <title>${title} – Example shop</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/shop.css" />
  </head>
  <body>
    <header>Example shop</header>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
    <footer>An example. Nothing is sold here, and no real card is stored.</footer>
  </body>
</html>`;
}

const asksAgain = (seconds: number) =>
  html`<script src="/wait.js" data-seconds="${seconds}"></script>
    <noscript><meta http-equiv="refresh" content="${seconds}" /></noscript>`;

const another = html`<p><a class="button" href="/">Use another card</a></p>`;

export const startPage = (choices: readonly Choice[]) =>
  page(
    "Store a card",
    html`<p>
        A real shop makes a request id for each card and begins its vaulting at the gateway. Here the gateway is asked what
        became of an id that you choose.
      </p>
      ${
        choices.length === 0
          ? ""
          : html`<h2 id="choices">What shall happen?</h2>
            <form method="post" action="/vaultings" class="choices" aria-labelledby="choices">
              ${choices.map(
                ({ requestId, title }) =>
                  html`<button name="requestId" value="${requestId}">
                    ${title} <small><code>${requestId}</code></small>
                  </button>`,
              )}
            </form>
            <h2>Another request id</h2>`
      }
      <form method="post" action="/vaultings">
        <label>Request id <input name="requestId" required maxlength="64" autocomplete="off" /></label>
        <button>Continue</button>
      </form>`,
  );

export const storedPage = ({ brand, maskedCardNo }: Extract<Vaulting, { state: "stored" }>) =>
  page(
    "Your card is stored",
    html`<p class="card"><strong>${brand}</strong> <span>${maskedCardNo}</span></p>
      <p>You can pay with it next time.</p>
      <p><a href="/">Store another card</a></p>`,
  );

export const declinedPage = () =>
  page("This card cannot be stored", html`<p>Your bank did not accept it.</p>${another}`);

export const waitPage = (continueAt: string | undefined, refreshSeconds: number) =>
  page(
    "Please wait",
    html`<p role="status">Your bank is still checking the card. This page asks again by itself.</p>
      ${continueAt ? html`<p><a class="button" href="${continueAt}">Continue with your bank</a></p>` : ""}`,
    refreshSeconds,
  );

export const laterPage = (statusUrl: string) =>
  page(
    "Please try again later",
    html`<p>We could not ask whether your card is stored. Nothing is lost.</p>
      <p><a class="button" href="${statusUrl}">Try again</a></p>`,
  );

export const unknownPage = () => page("We do not know this card", html`<p>Please start again.</p>${another}`);

export const sorryPage = () =>
  page(
    "Something went wrong",
    html`<p>We could not find out whether your card is stored, and look into it.</p>
      <p><a href="/">Back to the start</a></p>`,
  );
