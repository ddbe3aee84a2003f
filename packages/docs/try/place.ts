/** What was asked, as it stands behind the `#` of the address: links can name it, and another language starts with it. */
export interface Place {
  operation: string | undefined;
  id: string | undefined;
  broken: string | undefined;
}

export function readPlace(hash: string): Place {
  const place = new URLSearchParams(hash.slice(1));
  const get = (name: string) => place.get(name) ?? undefined;
  return { operation: get("operation"), id: get("id"), broken: get("break") };
}

export function writePlace({ operation, id, broken }: Place): void {
  const place = new URLSearchParams();
  for (const [name, value] of Object.entries({ operation, id, break: broken }))
    if (value !== undefined) place.set(name, value);
  history.replaceState(null, "", `#${place}`);
}
