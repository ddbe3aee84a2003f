import { type OperationDescription, stringToSign } from "@ams-vaulting/client/protocol";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import type { MockKey } from "../protocol/keys.ts";
import { parseJson } from "../protocol/parse-json.ts";
import { toHex } from "../text/hex.ts";
import { show } from "../text/show.ts";
import type { SignatureMismatch } from "./record.ts";
import { shownText } from "./shown-body.ts";
import { shownHeader } from "./shown-headers.ts";
import { signedDigest } from "./signed-digest.ts";
import { type Parts, type Variation, variationsOf } from "./variations.ts";

/** Bodies that are longer are compared with single mistakes alone. */
const MAX_LENGTH_OF_PAIRS = 8_192;

/** Finds out what a signature that does not match was made over: the usual mistakes are tried, alone and in pairs. */
export async function explainMismatch(
  body: Uint8Array,
  signature: Uint8Array,
  request: Pick<IncomingRequest, "headers" | "url">,
  operation: OperationDescription,
  publicKey: MockKey,
): Promise<SignatureMismatch> {
  const { headers, url } = request;
  const parts = {
    path: new URL(url).pathname,
    clientId: headers.get("client-id")?.trim() ?? "",
    time: headers.get("request-time") ?? "",
    body: new TextDecoder().decode(body),
  };
  const shown = shownParts(parts, body, operation);
  const isWhole = shown.body === parts.body && shown.time === parts.time;
  const expected = stringToSign(shown);
  const digest = await signedDigest(publicKey, signature);
  const other = {
    verdict: "mismatch",
    stringToSign: expected,
    difference: undefined,
    signed: undefined,
  } as const;
  if (digest === undefined) return { ...other, key: "other" };
  for (const { name, text: candidate } of candidates(parts, variationsOf(parts, url, operation))) {
    if ((await sha256(candidate)) === digest)
      return { ...other, key: "right", difference: name, signed: isWhole ? candidate : undefined };
  }
  return { ...other, key: "right" };
}

/** The parts as they may be logged. */
function shownParts(parts: Parts, bytes: Uint8Array, { request }: OperationDescription): Parts {
  const text = shownText(request, parts.body, parseJson(bytes));
  return {
    ...parts,
    time: shownHeader("request-time", parts.time),
    body: text ?? `[body of ${bytes.length} bytes]`,
  };
}

/** Each variation alone, then each two of different parts. */
function* candidates(
  parts: Parts,
  variations: readonly Variation[],
): Generator<{ name: string; text: string }> {
  for (const { name, apply } of variations) yield { name, text: apply(parts) };
  // Each pair costs as much as the body is long.
  if (parts.body.length > MAX_LENGTH_OF_PAIRS) return;
  for (const [index, first] of variations.entries()) {
    for (const second of variations.slice(index + 1)) {
      if (first.part === second.part) continue;
      yield { name: `${first.name}, and ${second.name}`, text: second.apply(first.change(parts)) };
    }
  }
}

async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

/** A mismatch, explained for people. */
export function explanationOf({
  stringToSign: expected,
  key,
  difference,
  signed,
}: SignatureMismatch): string {
  const lines = ["The signature does not match. The string to sign is:", indent(expected)];
  if (key === "other")
    lines.push("It was made with a private key other than the merchant's of this mock, or is damaged.");
  else if (difference === undefined)
    lines.push("It was made with the right key, over a string that none of the usual mistakes explains.");
  else if (signed === undefined) lines.push(`It was made with the right key, over ${difference}.`);
  else {
    const at = firstDifference(expected, signed);
    lines.push(
      `It was made with the right key, over ${difference}. The strings differ at character ${at + 1}:`,
      `  should be ${excerpt(expected, at)}`,
      `  signed is ${excerpt(signed, at)}`,
    );
  }
  return lines.join("\n");
}

const indent = (text: string) => `  ${text.replaceAll("\n", "\n  ")}`;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - 12);
  const part = text.slice(from, at + 24);
  return `${from > 0 ? "…" : ""}${show(part)}${at + 24 < text.length ? "…" : ""}${at >= text.length ? " (end)" : ""}`;
}
