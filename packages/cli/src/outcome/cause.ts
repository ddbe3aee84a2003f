/** Why a connection failed, as the codes along the chain of causes: `ECONNREFUSED`. No texts: they quote what they like. */
export function causeOf(error: unknown): string | undefined {
  const codes: string[] = [];
  let next: unknown = error instanceof Error ? error.cause : undefined;
  // A chain may lead back to itself. Several addresses that failed are one error with a list.
  for (let depth = 0; depth < 5 && next instanceof Error; depth++) {
    const { code, errors } = next as Error & { code?: unknown; errors?: unknown[] };
    if (typeof code === "string" && !codes.includes(code)) codes.push(code);
    next = next.cause ?? errors?.[0];
  }
  return codes.at(-1);
}
