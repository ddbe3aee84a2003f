/** What a guide can name: blocks by kind and name, and values by name. */
export interface Fillings {
  blocks: Record<string, (name: string) => string | undefined>;
  values: Record<string, string>;
}

/**
 * Fills what a guide leaves open: `<!-- table: result-codes -->` on a line of its own, and `{{ polling.field }}` in a
 * sentence. What nobody can fill is an error with the file and the line.
 */
export function fillPlaceholders(text: string, file: string, { blocks, values }: Fillings): string {
  const fail = (index: number, what: string): never => {
    const line = text.slice(0, index).split("\n").length;
    throw new Error(`${file}:${line}:1 Nothing is known as ${what}.`);
  };
  return text
    .replaceAll(/^<!-- (\w+): (\S+) -->$/gm, (whole: string, kind: string, name: string, index: number) => {
      const block = blocks[kind]?.(name);
      return block ?? fail(index, whole);
    })
    .replaceAll(
      /\{\{ ([\w.-]+) \}\}/g,
      (whole: string, name: string, index: number) => values[name] ?? fail(index, whole),
    );
}
