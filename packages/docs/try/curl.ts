import type { Exchange } from "./recording-fetch.ts";

/** The request as a command for a POSIX shell. */
export function toCurl({ url, requestHeaders, requestBody }: Exchange, body = requestBody): string {
  const headers = [...requestHeaders].map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`);
  return [`curl --include ${quote(url)}`, ...headers, `--data-raw ${quote(body)}`].join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
