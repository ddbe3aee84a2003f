import { baseUrls } from "@ams-vaulting/client/protocol";
import { type HttpHandler, http } from "msw";
import type { Gateway } from "./gateway/gateway.ts";

/** One msw handler for each operation and server. They hear every method: the gateway answers wrong ones itself. */
export function createHandlers(gateway: Gateway): HttpHandler[] {
  return gateway.operations.flatMap((operation) =>
    baseUrls(operation.description).map((base) =>
      http.all(base + operation.description.path, ({ request }) => operation.answer(request)),
    ),
  );
}
