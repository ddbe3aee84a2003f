import type { VaultingMock } from "@ams-vaulting/msw";
import type { HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { signRequest } from "../baseline/signed-request.ts";
import type { Call } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import type { Setup } from "../setup.ts";
import type { HandlerScenario } from "./scenario.ts";
import { createHandlers, type Responder, respondWith } from "./sides.ts";

/** Both sides of a scenario, and how to clean up after them. */
export interface Contest {
  sides: BothSides<Call>;
  end(): void;
}

/** Sends the same signed request to the handlers written by hand, and to those that are compared with them. */
export async function createContest(setup: Setup, { subject, transport }: HandlerScenario): Promise<Contest> {
  const url = setup.documentedUrl;
  const { mock, handlers } = await createHandlers(setup, url);
  const { headers, body } = signRequest(setup);
  const init = { method: "POST", headers, body };
  const send = {
    getResponse: (of: Responder) => () => respondWith(handlers[of], new Request(url, init)),
    "mock.fetch": (of: Responder) =>
      of === "@ams-vaulting/msw" ? () => mock.fetch(url, init) : send.getResponse(of),
  };
  if (transport !== "setupServer")
    return {
      sides: { baseline: reading(send[transport]("by hand")), subject: reading(send[transport](subject)) },
      end: () => forget(mock),
    };

  const server = setupServer();
  server.listen({ onUnhandledFrame: "error" });
  let current: HttpHandler[] = [];
  const through = (own: HttpHandler[]) =>
    reading(() => {
      // Once in each round.
      if (current !== own) server.resetHandlers(...own);
      current = own;
      return fetch(url, init);
    });
  return {
    sides: { baseline: through(handlers["by hand"]), subject: through(handlers[subject]) },
    end() {
      server.close();
      forget(mock);
    },
  };
}

/** A response counts when its body was read. */
function reading(send: () => Promise<Response>): Call {
  return async () => {
    const response = await send();
    const text = await response.text();
    if (response.status !== 200 || !text.includes('"S"'))
      throw new Error(`A handler of the bench responded with ${response.status}.`);
  };
}

/** The requests that the mock refused would show up here. */
function forget(mock: VaultingMock): void {
  mock.assertContract();
  mock.reset();
}
