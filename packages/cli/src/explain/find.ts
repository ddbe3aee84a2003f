import leven from "leven";
import type { Explanation } from "./explanations.ts";

/** What a text names, in whatever case, and with `-` or spaces for `_`. */
export function find(text: string, explanations: readonly Explanation[]): readonly Explanation[] {
  const wanted = normalize(text);
  return explanations.filter(({ code }) => normalize(code) === wanted);
}

const MAX_SUGGESTIONS = 5;

/** The codes that a text may mean: those that begin with it, else contain it, else are spelt alike. */
export function suggest(text: string, explanations: readonly Explanation[]): readonly string[] {
  const wanted = normalize(text);
  // A single letter is a status, or nothing.
  if (wanted.length < 2) return [];
  const codes = [...new Set(explanations.map(({ code }) => code))].filter(({ length }) => length > 1);
  const matches = [
    codes.filter((code) => normalize(code).startsWith(wanted)),
    codes.filter((code) => normalize(code).includes(wanted)),
    alike(wanted, codes),
  ];
  return (matches.find(({ length }) => length > 0) ?? []).slice(0, MAX_SUGGESTIONS);
}

/** The codes at the smallest distance, if it is at most a third of the text. */
function alike(wanted: string, codes: readonly string[]): readonly string[] {
  const max = Math.floor(wanted.length / 3);
  const distances = codes.map((code) => leven(wanted, normalize(code)));
  const best = Math.min(...distances);
  return best > max ? [] : codes.filter((_, index) => distances[index] === best);
}

function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/[-\s]/g, "_");
}
