/** The two that are compared: the bare loop, and the client or a part of it. */
export interface BothSides<T> {
  baseline: T;
  subject: T;
}

export function mapSides<T, U>({ baseline, subject }: BothSides<T>, map: (value: T) => U): BothSides<U> {
  return { baseline: map(baseline), subject: map(subject) };
}
