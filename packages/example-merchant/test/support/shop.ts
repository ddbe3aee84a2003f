import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import type { Alert } from "../../src/alert.ts";
import { createShop, type Surroundings } from "../../src/shop.ts";
import { createMemoryStore } from "../../src/store.ts";

// Making keys is the slowest thing here, so the files share a mock. Each request id has a script of its own anyway.
export const mock = createVaultingMock();

/** A shop whose gateway is the mock, and somebody who visits it. */
export function openShop({
  gateway,
  choices,
}: {
  gateway?: string | undefined;
  choices?: Surroundings["choices"];
} = {}) {
  const alerts: Alert[] = [];
  const pages: string[] = [];
  const store = createMemoryStore();
  const client = createVaultingClient({
    ...(gateway === undefined
      ? mock.clientOptions
      : { ...mock.clientOptions, region: undefined, baseUrl: gateway }),
    fetch: mock.fetch,
    sleep: async () => {},
  });
  const shop = createShop({ client, store, alert: (alert) => alerts.push(alert), choices });

  async function visit(path: string, init?: RequestInit) {
    const response = await shop.request(path, init);
    const text = await response.text();
    pages.push(JSON.stringify([...response.headers]) + text);
    return {
      status: response.status,
      text,
      location: response.headers.get("location"),
      retryAfter: response.headers.get("retry-after"),
    };
  }
  return {
    alerts,
    store,
    /** Everything that left the shop: pages, headers and alerts. */
    said: () => pages.join("\n") + JSON.stringify(alerts),
    submit: (requestId: string) =>
      visit("/vaultings", { method: "POST", body: new URLSearchParams({ requestId }) }),
    comeBack: (requestId: string) => visit(`/vaultings/${encodeURIComponent(requestId)}`),
    visit,
  };
}
