import { type OperationDescription, stringToSign } from "@ams-vaulting/client/protocol";
import { show } from "../script/read-step.ts";
import type { SignatureMismatch } from "./record.ts";
import { signedDigest } from "./signed-digest.ts";
import { type Parts, type Variation, variationsOf } from "./variations.ts";

/** Finds out what a signature that does not fit was made over: the usual mistakes are tried, alone and in pairs. */
export async function explainMismatch(
  body: Uint8Array,
  signature: Uint8Array,
  request: Pick<Request, "headers" | "url">,
  operation: OperationDescription,
  publicKey: CryptoKey,
): Promise<SignatureMismatch> {
  const { headers, url } = request;
  const parts = {
    path: new URL(url).pathname,
    clientId: headers.get("client-id")?.trim() ?? "",
    time: headers.get("request-time") ?? "",
    body: new TextDecoder().decode(body),
  };
  const expected = stringToSign(parts);
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
      return { ...other, key: "right", difference: name, signed: candidate };
  }
  return { ...other, key: "right" };
}

/** Each variation alone, then each two that do not concern the same part. */
function* candidates(
  parts: Parts,
  variations: readonly Variation[],
): Generator<{ name: string; text: string }> {
  for (const { name, apply } of variations) yield { name, text: apply(parts) };
  for (const [index, first] of variations.entries()) {
    for (const second of variations.slice(index + 1)) {
      if (first.part === second.part) continue;
      yield { name: `${first.name}, and ${second.name}`, text: second.apply(first.change(parts)) };
    }
  }
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A mismatch for people. */
export function explanationOf({
  stringToSign: expected,
  key,
  difference,
  signed,
}: SignatureMismatch): string {
  const lines = ["The signature does not fit. This should have been signed:", indent(expected)];
  if (key === "other")
    lines.push("It was made with another private key than the merchant's of this mock, or is damaged.");
  else if (difference === undefined || signed === undefined)
    lines.push("It was made with the right key, over another text that is none of the usual mistakes.");
  else {
    const at = firstDifference(expected, signed);
    lines.push(
      `It was made with the right key, over ${difference}. The texts differ at character ${at + 1}:`,
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
