import type { VaultingMock } from "@ams-vaulting/msw";

/** What the road between shop and gateway can do to an answer. */
const faults = {
  body_changed_after_signing: (answer: Response) => changed(answer, "SUCCESS", "SUCCES5"),
  another_card: (answer: Response) => changed(answer, "8764", "0000"),
  unsigned: (answer: Response) => changed(answer, "", "", ["signature", "response-time"]),
  half_signed: (answer: Response) => changed(answer, "", "", ["response-time"]),
  answer_to_another_request: async (_: Response, before: Response | undefined) => before?.clone() as Response,
  html_502: async () => new Response("<h1>Bad Gateway</h1>", { status: 502 }),
  connection_reset: async () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  },
};

export type Fault = keyof typeof faults;

/** The mock's fetch, with somebody or something on the road while `fault` is set. */
export function createRoad(mock: VaultingMock) {
  let before: Response | undefined;
  const road = {
    fault: undefined as Fault | undefined,
    async fetch(url: string, init: RequestInit): Promise<Response> {
      const answer = await mock.fetch(url, init);
      if (road.fault) return faults[road.fault](answer, before);
      before = answer.clone();
      return answer;
    },
  };
  return road;
}

async function changed(answer: Response, from: string, to: string, drop: string[] = []): Promise<Response> {
  const headers = new Headers(answer.headers);
  for (const name of drop) headers.delete(name);
  return new Response((await answer.text()).replaceAll(from, to), { headers });
}
