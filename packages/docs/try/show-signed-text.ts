import { stringToSign } from "@ams-vaulting/client/protocol";
import { h } from "./dom.ts";
import { maskedText } from "./mask.ts";
import { type TextKey, text } from "./texts.ts";

export interface SignedParts {
  path: string;
  clientId: string;
  time: string;
  body: string;
}

/**
 * A string to sign or to verify, with its parts marked and what joins them made visible. What is selected and copied is the
 * string itself: the marks are the style sheet's.
 */
export function showSignedText(parts: SignedParts, timeLabel: TextKey): HTMLElement {
  const body = maskedText(parts.body);
  if (body === undefined) return h("p", {}, text("hidden"));
  const shown = { ...parts, body };
  const whole = stringToSign(shown);
  const head = stringToSign({ ...shown, body: "" });
  const first = head.slice(0, head.indexOf("\n"));
  const marked: [kind: string, label: TextKey, value: string][] = [
    ["path", "partPath", first],
    ["client", "partClient", shown.clientId],
    ["time", timeLabel, shown.time],
    ["body", "partBody", body],
  ];
  const spans: Node[] = [];
  let at = 0;
  for (const [kind, , value] of marked) {
    const start = whole.indexOf(value, at);
    if (start > at)
      spans.push(h("span", { class: whole[at] === "\n" ? "feed" : "dot" }, whole.slice(at, start)));
    spans.push(h("span", { class: `part ${kind}` }, value));
    at = start + value.length;
  }
  return h(
    "div",
    {},
    showText(...spans),
    h(
      "p",
      { class: "legend" },
      ...marked.map(([kind, label]) => h("span", { class: `part ${kind}` }, text(label))),
    ),
    body === parts.body ? undefined : h("p", { class: "hint" }, text("masked")),
  );
}

/** Text as it is, line breaks included. */
export function showText(...content: (Node | string)[]): HTMLElement {
  return h("pre", {}, h("code", {}, ...content));
}
