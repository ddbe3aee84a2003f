/**
 * Fills what a guide leaves open: `<!-- table: result-codes -->` on a line of its own, and `{{ polling.field }}` in a
 * sentence. What nobody can fill is an error with the file and the line.
 */
export function fillPlaceholders(text, file, { blocks, values }) {
  const fail = (index, what) => {
    const line = text.slice(0, index).split("\n").length;
    throw new Error(`${file}:${line}:1 Nothing is known as ${what}.`);
  };
  return text
    .replaceAll(/^<!-- (\w+): (\S+) -->$/gm, (whole, kind, name, index) => {
      const block = blocks[kind]?.(name);
      return block ?? fail(index, whole);
    })
    .replaceAll(/\{\{ ([\w.-]+) \}\}/g, (whole, name, index) => values[name] ?? fail(index, whole));
}
