import { ask, refusalOf } from "./ask.ts";
import { byId } from "./dom.ts";
import type { Break } from "./flip.ts";
import { readPlace, writePlace } from "./place.ts";
import type { Exchange } from "./recording-fetch.ts";
import { findSandbox, type Sandbox } from "./sandbox.ts";
import { type ScenarioForm, scenarioForm } from "./scenario-form.ts";
import { showAbsence } from "./show-absence.ts";
import { showEvent } from "./show-log.ts";
import { showOutcome } from "./show-outcome.ts";
import { showWire } from "./show-wire.ts";
import { text } from "./texts.ts";

const form = byId<HTMLFormElement>("ask");
const buttons = ["send", "wait"].map((id) => byId<HTMLButtonElement>(id));
const stop = byId<HTMLButtonElement>("stop");
let running: AbortController | undefined;

async function run(sandbox: Sandbox, scenario: ScenarioForm, wait: boolean): Promise<void> {
  if (running) return;
  running = new AbortController();
  setRunning(true);
  const broken = new FormData(form).get("break") as Break;
  let last: Exchange | undefined;
  // One after the other, so that an older attempt never replaces a newer one.
  let shown = Promise.resolve();
  const question = scenario.read();
  writePlace({ ...question, broken });
  const outcome = await ask(sandbox, {
    ...question,
    broken,
    wait,
    signal: running.signal,
    onExchange(exchange) {
      last = exchange;
    },
    onEvent(event) {
      showEvent(event);
      const exchange = last;
      if (event.type === "response" && exchange)
        shown = shown.then(() => showWire(exchange, event.error)).catch(report);
    },
  });
  const exchange = last;
  if (exchange) shown = shown.then(() => showWire(exchange, refusalOf(outcome)));
  await shown.catch(report);
  showOutcome(question.operation, outcome, broken, exchange?.answer !== undefined);
  setRunning(false);
  running = undefined;
  // On a phone it is below what can be seen.
  byId("outcome").scrollIntoView({ block: "nearest" });
}

/** A page that fails has to say so, not to look as if nothing had been found. */
function report(error: unknown): void {
  byId("connection").textContent = String(error);
}

function setRunning(isRunning: boolean): void {
  // A disabled button would lose the focus, and with it the place of whoever uses the keyboard.
  for (const button of buttons) button.setAttribute("aria-disabled", String(isRunning));
  if (!isRunning && document.activeElement === stop) byId("outcome-heading").focus();
  stop.hidden = !isRunning;
  if (!isRunning) return;
  byId("result").hidden = false;
  byId("wire").hidden = true;
  byId("log").replaceChildren();
  byId("outcome").textContent = text("running");
}

async function copyCommand(): Promise<void> {
  const command = byId("request").querySelector("pre");
  if (!command) return;
  let done = true;
  try {
    await navigator.clipboard.writeText(command.textContent);
  } catch {
    done = false;
    getSelection()?.selectAllChildren(command);
  }
  byId("copy-status").textContent = text(done ? "copied" : "copyFailed");
}

async function start(): Promise<void> {
  const sandbox = await findSandbox(location);
  if (sandbox === "elsewhere") return showAbsence("absentElsewhere");
  if (sandbox === "silent") return showAbsence("absentSilent");
  if (sandbox === "refused") return showAbsence("absentRefused");
  if (sandbox === "no-crypto") return showAbsence("absentCrypto");
  if (sandbox.privateKey === undefined) return showAbsence("absentKeys");
  const { baseUrl, clientId } = sandbox;
  byId("connection").textContent = text("ready", { baseUrl, clientId });
  const place = readPlace(location.hash);
  const scenario = scenarioForm(sandbox.scenarios, place);
  for (const choice of form.querySelectorAll<HTMLInputElement>("[name=break]"))
    if (choice.value === place.broken) choice.checked = true;
  const wait = byId<HTMLButtonElement>("wait");
  const offerWait = () => {
    wait.hidden = !scenario.canWait();
  };
  scenario.onOperation(offerWait);
  offerWait();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(sandbox, scenario, false);
  });
  wait.addEventListener("click", () => void run(sandbox, scenario, true));
  stop.addEventListener("click", () => running?.abort());
  byId("copy").addEventListener("click", () => void copyCommand());
  form.hidden = false;
}

start().catch(report);
