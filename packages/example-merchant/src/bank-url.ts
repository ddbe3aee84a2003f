/**
 * Where the buyer goes on. The real gateway is told where a buyer comes back to when a vaulting begins, so its URL is left
 * alone; the sandbox's test bank never hears of that, and takes it from its own URL.
 */
export function bankUrl(continueAt: string, comeBackTo: string): string {
  const url = new URL(continueAt);
  if (!isThisMachine(url)) return continueAt;
  url.searchParams.set("return", comeBackTo);
  return url.href;
}

function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
