/** The two that are compared: the bare loop, and the client. */
export interface BothSides<T> {
  floor: T;
  client: T;
}

export function mapSides<T, U>({ floor, client }: BothSides<T>, map: (value: T) => U): BothSides<U> {
  return { floor: map(floor), client: map(client) };
}
