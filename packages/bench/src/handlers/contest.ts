import type { VaultingMock } from "@ams-vaulting/msw";
import type { HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { signRequest } from "../baseline/signed-request.ts";
import type { Inquire } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import type { Setup } from "../setup.ts";
import type { HandlerScenario } from "./scenario.ts";
import { type Answerer, createHandlers, respond } from "./sides.ts";

/** Both sides of a scenario, and how to clean up after them. */
export interface Contest {
  sides: BothSides<Inquire>;
  end(): void;
}

/** Sends the same signed request to the handlers written by hand, and to those that are compared with them. */
export async function createContest(setup: Setup, { subject, carrier }: HandlerScenario): Promise<Contest> {
  const url = setup.documentedUrl;
  const { mock, handlers } = await createHandlers(setup, url);
  const { headers, body } = signRequest(setup);
  const init = { method: "POST", headers, body };
  const send = {
    getResponse: (of: Answerer) => () => respond(handlers[of], new Request(url, init)),
    "mock.fetch": (of: Answerer) =>
      of === "@ams-vaulting/msw" ? () => mock.fetch(url, init) : send.getResponse(of),
  };
  if (carrier !== "setupServer")
    return {
      sides: { floor: reading(send[carrier]("by hand")), subject: reading(send[carrier](subject)) },
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
    sides: { floor: through(handlers["by hand"]), subject: through(handlers[subject]) },
    end() {
      server.close();
      forget(mock);
    },
  };
}

/** An answer counts when it was read. */
function reading(send: () => Promise<Response>): Inquire {
  return async () => {
    const response = await send();
    const text = await response.text();
    if (response.status !== 200 || !text.includes('"S"'))
      throw new Error(`A handler of the bench answered ${response.status}.`);
  };
}

/** The requests that the mock refused would show up here. */
function forget(mock: VaultingMock): void {
  mock.assertContract();
  mock.reset();
}
