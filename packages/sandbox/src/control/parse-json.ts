/** No script has more. Recursion through deeper ones would run out of stack. */
const MAX_LEVELS = 32;

/** Parses JSON from outside. @throws {TypeError} a sentence with what is wrong */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TypeError("The body is not UTF-8.");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError("The body is not valid JSON.");
  }
  if (isDeeper(value, MAX_LEVELS))
    throw new TypeError(`The script is nested too deeply: a step needs no more than ${MAX_LEVELS} levels.`);
  return value;
}

/** Level by level, and not by recursion, for which it would be too late. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
}
