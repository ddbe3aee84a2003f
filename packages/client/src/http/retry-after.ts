/**
 * The wait that a `Retry-After` header asks for, in milliseconds (RFC 9110, section 10.2.3): seconds, or one of the
 * date forms. `undefined` for anything else.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // asctime has no zone, and engines would read it as local time; a date in HTTP is always UTC.
  const date = Date.parse(/(gmt|utc|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(date) || !/[a-z]{3}/i.test(text) ? undefined : Math.max(0, date - now);
}
