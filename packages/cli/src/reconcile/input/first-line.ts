import { UsageError } from "../../failure.ts";
import { stateQuery } from "../../state-query.ts";
import { delimiters } from "./delimiter.ts";
import type { Source } from "./format.ts";

/** Refuses an input whose first line shows that it is of another form. @throws {UsageError} */
export function checkFirstLine(line: string, { name, format, isFormatNamed }: Source): void {
  const refuse = (what: string) => {
    throw new UsageError(`${name}:1: ${what}`);
  };
  if (/^<(?:!doctype|html|head|body|\?xml|!--)/i.test(line))
    refuse("This is a page in HTML or XML: was an error downloaded? Give a text with ids.");
  if (format.name === "ndjson" || !isFormatNamed) {
    if (/^\[\s*(?:$|[[{"\d])/.test(line))
      refuse("This is a JSON array. Write a value per line (NDJSON): jq -c '.[]' <file>.");
    if (/^\{\s*$/.test(line))
      refuse("This is JSON over many lines. Write it in one (NDJSON): jq -c . <file>.");
  }
  if (isFormatNamed || format.name !== "lines") return;
  if (/^\{\s*"/.test(line))
    refuse("This is JSON. Give --format ndjson, and --field for the member with the id.");
  if (line.replace(/^"(.*)"$/, "$1").toLowerCase() === stateQuery.idMember.toLowerCase())
    refuse("This is the name of a column, as in CSV. Give --format csv.");
  const delimiter = delimiters.find((each) => line.includes(each));
  if (delimiter !== undefined)
    refuse(
      `There is ${JSON.stringify(delimiter)} in the line, as in CSV. Give --column, or --format lines if it belongs to the id.`,
    );
}
