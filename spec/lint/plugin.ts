import { typeExtension } from "./extensions.ts";
import { correlationIsProperty, examplesArePaired, examplesCorrelate } from "./rules/examples-are-paired.ts";
import { knownExtensions } from "./rules/known-extensions.ts";
import { oneOfIsToldApart } from "./rules/one-of-is-told-apart.ts";
import { pollingCoversVariants, pollingHasExamples } from "./rules/polling.ts";
import {
  exampleResultIsDocumented,
  resultCodeHasExample,
  resultCodesAreUnique,
} from "./rules/result-codes.ts";
import { enumIsDescribed, scalarIsString, schemaIsDocumented, valuesFit } from "./rules/schemas.ts";
import { serversAreToldApart } from "./rules/servers-are-told-apart.ts";

/** The rules that this contract needs. They know the protocol's envelope (`result`), and no operation, field or code. */
export default () => ({
  id: "contract",
  typeExtension: { oas3: typeExtension },
  rules: {
    oas3: {
      "known-extensions": knownExtensions,
      "scalar-is-string": scalarIsString,
      "schema-is-documented": schemaIsDocumented,
      "values-fit": valuesFit,
      "enum-is-described": enumIsDescribed,
      "one-of-is-told-apart": oneOfIsToldApart,
      "servers-are-told-apart": serversAreToldApart,
      "result-codes-are-unique": resultCodesAreUnique,
      "result-code-has-example": resultCodeHasExample,
      "example-result-is-documented": exampleResultIsDocumented,
      "polling-covers-variants": pollingCoversVariants,
      "polling-has-examples": pollingHasExamples,
      "correlation-is-property": correlationIsProperty,
      "examples-are-paired": examplesArePaired,
      "examples-correlate": examplesCorrelate,
    },
  },
});
