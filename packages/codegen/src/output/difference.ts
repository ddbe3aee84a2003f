import { createTwoFilesPatch } from "diff";

/** A unified diff from what is there to what should be there; empty when they agree. */
export function difference(existing: Map<string, string>, wanted: Map<string, string>): string {
  const names = [...new Set([...existing.keys(), ...wanted.keys()])].sort();
  return names
    .filter((name) => existing.get(name) !== wanted.get(name))
    .map((name) =>
      createTwoFilesPatch(name, name, existing.get(name) ?? "", wanted.get(name) ?? "", "is", "should be", {
        context: 2,
      }),
    )
    .join("\n");
}
