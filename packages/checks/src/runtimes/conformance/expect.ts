/** Compares by JSON: what the cases compare is data. */
export function equal(got: unknown, want: unknown, what = "value"): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
  if (a !== b) throw new Error(`${what}: want ${b}, got ${a}`);
}

export function isTrue(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`want a rejection, got ${JSON.stringify(value)}`);
}

/** The promise is rejected with an error of this package that has these members. */
export async function rejects(promise: Promise<unknown>, want: Record<string, unknown>): Promise<unknown> {
  const error = await rejection(promise);
  const got = error as Record<string, unknown>;
  for (const [name, value] of Object.entries(want)) {
    if (got[name] !== value) {
      const cause = got.cause instanceof Error ? ` <- ${got.cause.name}: ${got.cause.message}` : "";
      throw new Error(`${name}: want ${String(value)}, got ${String(got[name])} (${String(error)}${cause})`);
    }
  }
  return error;
}
