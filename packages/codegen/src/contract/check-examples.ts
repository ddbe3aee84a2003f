import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Contract } from "./contract.ts";
import type { Cursor } from "./read.ts";
import type { RequestExample } from "./response-example.ts";
import { nameOf } from "./schemas.ts";

/** Every example has to be valid against the whole schema, by a validator that is not ours. */
export function checkExamples({ document, operations }: Contract): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document.root, $id: "spec" });

  function compile(schema: Cursor): ValidateFunction {
    const name = nameOf(schema.path, document);
    try {
      const validate = ajv.getSchema(`spec#/components/schemas/${name}`);
      if (validate) return validate;
    } catch (error) {
      throw schema.error(`${name} is not a JSON Schema: ${(error as Error).message}`);
    }
    throw schema.error(`The schema ${name} is missing.`);
  }

  function check(schema: Cursor, what: string, examples: Record<string, RequestExample>): void {
    const validate = compile(schema);
    for (const [name, { value, at }] of Object.entries(examples)) {
      document.attempt(() => {
        if (validate(value)) return;
        const reasons = validate.errors
          ?.slice(0, 4)
          .map(({ instancePath, message }) => `  ${instancePath || "/"} ${message}`);
        throw at.error(`The ${what} ${name} does not fit its schema:\n${reasons?.join("\n")}`);
      });
    }
  }

  for (const { id, examples, request, response } of operations) {
    document.attempt(() => check(request, `request example of ${id},`, examples.request));
    document.attempt(() => check(response, `response example of ${id},`, examples.response));
  }
}
