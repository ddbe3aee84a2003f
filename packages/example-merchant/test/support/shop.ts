import { createVaultingClient } from "@ams-vaulting/client";
import { createVaultingMock } from "@ams-vaulting/msw";
import type { Alert } from "../../src/alert.ts";
import { createShop } from "../../src/shop.ts";
import { createMemoryStore } from "../../src/store.ts";
import { createRoad } from "./faulty.ts";

// Making keys is the slowest thing here, so the files share a mock. Each request id has a script of its own anyway.
export const mock = createVaultingMock();
export const road = createRoad(mock);

/** A shop whose gateway is the mock, and somebody who visits it. */
export function openShop() {
  const alerts: Alert[] = [];
  const pages: string[] = [];
  const store = createMemoryStore();
  const client = createVaultingClient({ ...mock.clientOptions, fetch: road.fetch, sleep: async () => {} });
  const shop = createShop({ client, store, alert: (alert) => alerts.push(alert) });

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
