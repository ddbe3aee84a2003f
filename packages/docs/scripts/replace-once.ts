/** A patch of somebody else's output: when that changes, the build has to fail, not to skip the patch. */
export function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`Expected 1 match, got ${parts.length - 1}: ${from.slice(0, 120)}`);
  return parts.join(to);
}
