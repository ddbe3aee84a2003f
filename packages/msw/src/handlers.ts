import { baseUrls, localBaseUrls } from "@ams-vaulting/client/protocol";
import { type HttpHandler, http } from "msw";
import type { Gateway } from "./gateway/gateway.ts";

/**
 * One msw handler for each operation and server. They hear every method: the gateway answers wrong ones itself.
 * msw also matches paths in another case or with a slash at the end; there is no operation at those.
 */
export function createHandlers(gateway: Gateway): HttpHandler[] {
  return gateway.operations.flatMap((operation) =>
    // A stand-in gateway on this machine has every operation, also those with servers of their own.
    [...new Set([...baseUrls(operation.description), ...localBaseUrls()])].map((base) => {
      const url = base + operation.description.path;
      return http.all(url, ({ request }) => {
        if (new URL(request.url).pathname === new URL(url).pathname) return operation.answer(request);
      });
    }),
  );
}
