import { type Cursor, errorAt } from "./read.ts";
import { type ResponseExample, readResponseExample } from "./response-example.ts";
import { type ResultCodes, readResultCodes } from "./result-codes.ts";

/** What every operation has: the general result codes, and one example of each. */
export interface General {
  codes: ResultCodes;
  /** The response examples, by name. */
  examples: Record<string, ResponseExample>;
  /** The correlation value that selects in a mock an example. */
  correlationFor(name: string): string | undefined;
}

const NAME = "{name}";

/** The name of the example of a general code: the code in small letters. */
export const generalExampleName = (code: string): string => code.toLowerCase();

/** The correlation value that selects in a mock a general example, from `x-general-correlation`. */
export const generalCorrelation = (template: string, name: string): string =>
  template.replace(NAME, name.replaceAll("_", "-"));

/** Reads `x-general-result-codes` and `x-general-correlation`. */
export function readGeneral(root: Cursor): General {
  const codes = readResultCodes(root.at("x-general-result-codes"));
  const examples: General["examples"] = {};
  for (const [code, { at }] of Object.entries(codes)) {
    at.attempt(() => {
      const example = at.at("example");
      if (example.value === undefined)
        throw at.error(`${code} has no example; a general code has exactly one.`);
      const read = readResponseExample(example, { [code]: codes[code] as ResultCodes[string] });
      examples[generalExampleName(code)] = read;
    });
  }
  const correlation = root.at("x-general-correlation");
  const template = correlation.stringOr("");
  if (template.split(NAME).length !== 2 && Object.keys(codes).length > 0) {
    root.attempt(() => {
      throw errorAt(root, "x-general-correlation", `x-general-correlation must have ${NAME} in it once.`);
    });
  }
  return {
    codes,
    examples,
    correlationFor: (name) => (template ? generalCorrelation(template, name) : undefined),
  };
}
