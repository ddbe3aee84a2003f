/** No path of a contract comes near it. */
const MAX_LENGTH = 512;

/** A URL as it may be logged. No operation has a query, so what is in one may be anything. */
export function shownUrl(url: string): string {
  const [address = "", query] = url.split("?", 2);
  const shown = address.length > MAX_LENGTH ? `${address.slice(0, MAX_LENGTH)}…` : address;
  return query === undefined ? shown : `${shown}?[left out]`;
}
