/** What a value and its members cost beside their strings, in bytes; rounded up from what V8 takes. */
const PER_VALUE = 32;

/** The memory that a record takes, in bytes, estimated: strings count two bytes for each unit. A record has no cycles. */
export function sizeOf(record: object): number {
  let size = 0;
  const open: unknown[] = [record];
  while (open.length > 0) {
    const value = open.pop();
    size += PER_VALUE;
    if (typeof value === "string") size += 2 * value.length;
    else if (value instanceof Error) open.push(value.message, value.stack);
    else if (typeof value === "object" && value !== null)
      for (const [name, member] of Object.entries(value)) {
        size += 2 * name.length;
        open.push(member);
      }
  }
  return size;
}
