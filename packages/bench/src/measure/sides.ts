/** The two that are compared: the bare loop, and the client or a part of it. */
export interface BothSides<T> {
  floor: T;
  subject: T;
}

export function mapSides<T, U>({ floor, subject }: BothSides<T>, map: (value: T) => U): BothSides<U> {
  return { floor: map(floor), subject: map(subject) };
}
