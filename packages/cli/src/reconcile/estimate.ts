/** What a run that takes minutes takes at least, said before it begins; `undefined` for a shorter one, and without a limit. */
export function estimateOf(ids: number, rate: number): string | undefined {
  const seconds = rate === 0 ? 0 : ids / rate;
  return seconds < 60 ? undefined : `${ids.toLocaleString("en-US")} ids at ${rate}/s: about ${say(seconds)}`;
}

function say(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
