/** Whether a text has a format, for the formats of JSON Schema that the contract uses. */
export const FORMATS: { [name: string]: (value: string) => boolean } = {
  uri: (value) => /^[a-z][a-z0-9+.-]*:[^\s]*$/i.test(value),
  "date-time": (value) =>
    /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i.test(value) &&
    !Number.isNaN(Date.parse(value)),
  // `Date` takes the 30th of February for the 2nd of March.
  date: (value) =>
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value),
};

/** JSON Schema counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}
