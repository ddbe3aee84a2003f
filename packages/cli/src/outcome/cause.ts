/**
 * Why a connection failed: the code at the end of the chain of causes, such as `ECONNREFUSED`. Where there is none, the
 * text of Node's own fetch, which is short and quotes nothing.
 */
export function causeOf(error: unknown): string | undefined {
  let next: unknown = error instanceof Error ? error.cause : undefined;
  let code: string | undefined;
  let text: string | undefined;
  // A chain may lead back to itself. Several addresses that failed are one error with a list.
  for (let depth = 0; depth < 5 && next instanceof Error; depth++) {
    const error = next as Error & { code?: unknown; errors?: unknown[] };
    if (typeof error.code === "string") code = error.code;
    text = error.message;
    next = error.cause ?? error.errors?.[0];
  }
  return code ?? text?.slice(0, 80);
}
