import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Contract } from "./contract.ts";
import { nameOf } from "./schemas.ts";

/** Every example has to be valid against the whole schema, by a judge that is not ours. */
export function checkExamples({ document, operations }: Contract): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document.root, $id: "spec" });
  for (const { id, examples, request, response } of operations) {
    const check = (schema: typeof request, what: string, name: string, value: unknown) => {
      const validate = ajv.getSchema(`spec#/components/schemas/${nameOf(schema.path, document)}`);
      if (!validate?.(value)) {
        const reasons = validate?.errors?.slice(0, 4).map(({ instancePath, message }) => `  ${instancePath || "/"} ${message}`);
        throw schema.error(`The ${what} example ${name} of ${id} does not fit its schema:\n${reasons?.join("\n")}`);
      }
    };
    for (const [name, value] of Object.entries(examples.request)) check(request, "request", name, value);
    for (const [name, { value }] of Object.entries(examples.response)) check(response, "response", name, value);
  }
}
