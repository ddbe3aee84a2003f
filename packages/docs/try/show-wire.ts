import { checksOf } from "./checks.ts";
import { toCurl } from "./curl.ts";
import { byId, h } from "./dom.ts";
import { maskedText } from "./mask.ts";
import type { Answer, Exchange } from "./recording-fetch.ts";
import { showSignedText, showText } from "./show-signed-text.ts";
import { text } from "./texts.ts";

/**
 * Shows what went over the wire in the last attempt.
 *
 * @param refusal the code of the error with which the client refused the answer; `undefined` where it accepted it
 */
export async function showWire(exchange: Exchange, refusal: string | undefined): Promise<void> {
  const body = await exchange.answer?.body;
  // A byte order mark would be part of what was signed.
  const received = body && new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const { answer, requestHeaders, requestBody } = exchange;
  const path = new URL(exchange.url).pathname;
  const clientId = requestHeaders.get("client-id") ?? "";
  const time = requestHeaders.get("request-time") ?? "";
  byId("to-sign").replaceChildren(
    showSignedText({ path, clientId, time, body: requestBody }, "partRequestTime"),
  );
  const sent = maskedText(requestBody);
  byId("request").replaceChildren(
    sent === undefined ? h("p", {}, text("hidden")) : showText(toCurl(exchange, sent)),
    sent === requestBody ? "" : h("p", { class: "hint" }, text("masked")),
  );
  byId("copy-status").replaceChildren();
  byId("answer").replaceChildren(...showAnswer(answer, received));
  byId("checks").replaceChildren(...checksOf(refusal).map(showCheck));
  const answered = answer?.headers.get("response-time");
  byId("to-verify").replaceChildren(
    ...(answered && received !== undefined
      ? [
          h("p", {}, text("verifyText")),
          showSignedText({ path, clientId, time: answered, body: received }, "partResponseTime"),
        ]
      : answer
        ? [h("p", {}, text("verifyNone"))]
        : []),
  );
  byId("wire").hidden = false;
}

function showAnswer(answer: Answer | undefined, received: string | undefined): HTMLElement[] {
  if (!answer) return [h("p", {}, text("answerNone"))];
  const lines = [`HTTP ${answer.status} ${answer.statusText}`.trim()];
  for (const [name, value] of answer.headers) lines.push(`${name}: ${value}`);
  const head = `${lines.join("\n")}\n`;
  if (received === undefined) return [showText(head), h("p", {}, text("answerUnread"))];
  const body = maskedText(received);
  if (body === undefined) return [showText(head), h("p", {}, text("hidden"))];
  const note = body === received ? [] : [h("p", { class: "hint" }, text("masked"))];
  return [showText(`${head}\n`, ...withMark(body, received, answer.changedAt)), ...note];
}

/** Marks the changed byte, where no mask stands before it or over it. */
function withMark(shown: string, received: string, at: number | undefined): (Node | string)[] {
  if (at === undefined || shown.slice(0, at + 1) !== received.slice(0, at + 1)) return [shown];
  return [shown.slice(0, at), h("mark", {}, shown.slice(at, at + 1)), shown.slice(at + 1)];
}

function showCheck({ label, verdict }: ReturnType<typeof checksOf>[number]): HTMLElement {
  return h("li", { class: verdict }, text(label), text("colon"), h("strong", {}, text(verdict)));
}
