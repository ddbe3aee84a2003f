import { html } from "hono/html";
import type { Credentials } from "../keys/credentials.ts";
import { layout } from "./layout.ts";
import { type ExampleScenario, exampleScenarios, type MagicScenario, magicScenarios } from "./scenarios.ts";

const STYLE = `
  dt { font-weight: 600; margin-top: 0.75rem; } dd { margin: 0; }
  ul { columns: 20rem; padding-left: 1.25rem; }
  .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
  th, td { text-align: left; padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
  th { background: var(--soft); }
`;

/** The sandbox's own page: where to send requests, and which ids it knows. */
export function page(
  credentials: Omit<Credentials, "privateKey"> & { hasPrivateKey: boolean },
  hasDocs: boolean,
) {
  const known = exampleScenarios();
  const magic = magicScenarios();
  const operations = [...new Set(known.map(({ operation }) => operation))];
  return layout(
    "Sandbox gateway",
    STYLE,
    html`<h1>Sandbox gateway</h1>
  <p>A mock gateway on this machine. It checks the signature of each request, responds with the examples of the
  contract, and signs its responses with a key of its own.${hasDocs ? html` <a href="/">Read the reference.</a>` : ""}</p>
  <h2>Where to send requests</h2>
  <dl>
    <dt>Origin, for official SDKs</dt><dd><code>${new URL(credentials.baseUrl).origin}</code></dd>
    <dt>Base URL</dt><dd><code>${credentials.baseUrl}</code></dd>
    <dt>Client id</dt><dd><code>${credentials.clientId}</code></dd>
    <dt>Public key of this gateway</dt><dd><code>${credentials.alipayPublicKey}</code></dd>
    <dt>Private key of the merchant</dt><dd>${
      credentials.hasPrivateKey
        ? "Printed in the terminal where the sandbox was started, or written to a file; new at each start."
        : "Yours: the sandbox has only its public key."
    }</dd>
  </dl>
  <h2>Request ids that it knows</h2>
  <p>Any other id gets the response for an id that does not exist. The same list as <a href="scenarios.json">JSON</a>.</p>
  ${operations.map((operation) => table(operation, known))}
  <h2>Ids that spell out their responses</h2>
  <p>An id such as <code>mock_&lt;example&gt;-then-&lt;example&gt;</code> goes through its steps, one at each request; the
  last one is repeated. A step is the name of an example, or <code>fault_&lt;fault&gt;</code>. What follows a dot in the id makes
  it another id, which starts again: end it in <code>.1</code>, <code>.2</code> and so on.</p>
  ${operations.map((operation) => list(operation, magic))}
  <h2>Scripts and the journal</h2>
  <p>For tests on this machine: <code>POST /_sandbox/scripts</code> with JSON such as
  <code>{"operation": "…", "id": "order-1", "steps": [{"fault": "hang"}, "…"]}</code> sets the responses of an id,
  <code>GET /_sandbox/journal</code> shows the requests and what was wrong with them, and
  <code>DELETE /_sandbox/state</code> deletes both.</p>`,
  );
}

function table(operation: string, known: readonly ExampleScenario[]) {
  const rows = known.filter((scenario) => scenario.operation === operation);
  return html`<h3 id="${operation}"><code>${operation}</code></h3>
  <div class="wide" tabindex="0" role="region" aria-labelledby="${operation}">
  <table>
    <thead><tr><th scope="col">Request id</th><th scope="col">Result</th><th scope="col">State</th>
      <th scope="col">Response</th><th scope="col">Example</th></tr></thead>
    <tbody>${rows.map(
      ({ id, request, name, resultCode, resultStatus, state, signed }) => html`<tr>
      <td><code>${id ?? JSON.stringify(request)}</code></td>
      <td><code>${resultCode}</code> (${resultStatus})</td>
      <td>${state ? html`<code>${state}</code>` : "–"}</td>
      <td>${signed ? "signed" : "unsigned"}</td>
      <td>${name}</td>
    </tr>`,
    )}</tbody>
  </table>
  </div>`;
}

function list(operation: string, magic: readonly MagicScenario[]) {
  const own = magic.filter((scenario) => scenario.operation === operation);
  if (own.length === 0) return "";
  return html`<h3><code>${operation}</code>, for example</h3>
  <ul>${own.map(({ id }) => html`<li><code>${id}</code></li>`)}</ul>`;
}
