const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * Reads `response-time`: ISO 8601 with an offset, as the gateway documents it, or milliseconds since 1970.
 * `undefined` for anything else.
 */
export function parseTime(text: string): number | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!ISO_8601.test(text)) return undefined;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(time) ? undefined : time;
}
