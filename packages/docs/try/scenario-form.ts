import { operationTable } from "@ams-vaulting/client/protocol";
import { byId, h } from "./dom.ts";
import type { Place } from "./place.ts";
import type { Scenario } from "./sandbox.ts";
import { contractWords, text } from "./texts.ts";

/** The part of the form that says what is asked: an operation, an example, an id. */
export interface ScenarioForm {
  /** What the form says right now. */
  read(): { operation: string; id: string | undefined; request: Readonly<Record<string, unknown>> };
  /** Whether the chosen operation has states to wait for. */
  canWait(): boolean;
  onOperation(listener: () => void): void;
}

export function scenarioForm(scenarios: readonly Scenario[], place: Place): ScenarioForm {
  const operation = byId<HTMLSelectElement>("operation");
  const choice = byId<HTMLSelectElement>("scenario");
  const id = byId<HTMLInputElement>("id");
  const renew = byId<HTMLButtonElement>("renew");
  const listeners: (() => void)[] = [];
  const operations = [...new Set(scenarios.map((scenario) => scenario.operation))];
  // Ids that spell out their answers remember how far they have come, also when this page is loaded again.
  let ending = Date.now();

  const chosen = () => scenarios[Number(choice.value)] as Scenario;
  const member = () => operationTable[operation.value]?.correlation;

  function fillId(): void {
    const { id: own = "", steps } = chosen();
    id.value = steps ? `${own}.${(ending++).toString(36)}` : own;
    renew.hidden = !steps;
  }

  /** The example that an id belongs to, where there is one, and the id itself. */
  function fillFrom(given: string): void {
    const found = scenarios.findIndex(
      (scenario) =>
        scenario.operation === operation.value &&
        (scenario.id === given || (scenario.steps && given.startsWith(`${scenario.id}.`))),
    );
    if (found >= 0) choice.value = String(found);
    fillId();
    id.value = given;
  }

  function fillScenarios(): void {
    const groups = [
      { label: text("scenarioExamples"), belongs: (scenario: Scenario) => !scenario.steps },
      { label: text("scenarioMagic"), belongs: (scenario: Scenario) => Boolean(scenario.steps) },
    ];
    const options = (belongs: (scenario: Scenario) => boolean) =>
      scenarios.flatMap((scenario, index) =>
        scenario.operation === operation.value && belongs(scenario)
          ? [h("option", { value: String(index) }, labelOf(scenario))]
          : [],
      );
    choice.replaceChildren(
      ...groups.map(({ label, belongs }) => h("optgroup", { label }, ...options(belongs))),
    );
    byId("id-field").hidden = member() === undefined;
    byId("id-label").textContent = text("id", { member: member() ?? "" });
    fillId();
    for (const listener of listeners) listener();
  }

  operation.append(
    ...operations.map((name) =>
      h("option", { value: name }, [contractWords(name)?.summary, name].filter(Boolean).join(" · ")),
    ),
  );
  byId("operation-field").hidden = operations.length < 2;
  operation.addEventListener("change", fillScenarios);
  choice.addEventListener("change", fillId);
  renew.addEventListener("click", fillId);
  if (place.operation !== undefined && operations.includes(place.operation))
    operation.value = place.operation;
  fillScenarios();
  if (place.id !== undefined) fillFrom(place.id);

  return {
    read() {
      const name = member();
      const own = name === undefined ? undefined : id.value;
      return {
        operation: operation.value,
        id: own,
        request: { ...chosen().request, ...(name !== undefined && { [name]: own }) },
      };
    },
    canWait: () => operationTable[operation.value]?.polling !== undefined,
    onOperation: (listener) => listeners.push(listener),
  };
}

function labelOf({ operation, name, state, resultCode, steps, id }: Scenario): string {
  if (steps) return steps.join(" → ");
  const summary = name === undefined ? id : (contractWords(operation)?.examples[name] ?? name);
  return [summary, state ?? resultCode].filter(Boolean).join(" · ");
}
