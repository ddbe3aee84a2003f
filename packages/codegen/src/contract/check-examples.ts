import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Contract } from "./contract.ts";
import type { RequestExample } from "./examples.ts";
import type { Cursor } from "./read.ts";
import { nameOf } from "./schemas.ts";

/** Every example has to be valid against the whole schema, by a judge that is not ours. */
export function checkExamples({ document, operations }: Contract): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document.root, $id: "spec" });

  function compile(schema: Cursor): ValidateFunction {
    const name = nameOf(schema.path, document);
    try {
      return ajv.getSchema(`spec#/components/schemas/${name}`) as ValidateFunction;
    } catch (error) {
      throw schema.error(`${name} is no JSON Schema: ${(error as Error).message}`);
    }
  }

  function check(validate: ValidateFunction, what: string, examples: Record<string, RequestExample>): void {
    for (const [name, { value, at }] of Object.entries(examples)) {
      if (validate(value)) continue;
      const reasons = validate.errors
        ?.slice(0, 4)
        .map(({ instancePath, message }) => `  ${instancePath || "/"} ${message}`);
      throw at.error(`The ${what} ${name} does not fit its schema:\n${reasons?.join("\n")}`);
    }
  }

  for (const { id, examples, request, response } of operations) {
    check(compile(request), `request example of ${id},`, examples.request);
    check(compile(response), `response example of ${id},`, examples.response);
  }
}
