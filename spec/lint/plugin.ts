import { typeExtension } from "./extensions.ts";
import { knownExtensions } from "./rules/known-extensions.ts";
import {
  enumIsDescribed,
  scalarIsString,
  schemaIsDocumented,
  singleValueIsEnum,
  valuesFit,
} from "./rules/schemas.ts";

/** What this contract needs beyond Redocly's rules and the derivation's own checks. No rule knows an operation, member or code. */
export default () => ({
  id: "contract",
  typeExtension: { oas3: typeExtension },
  rules: {
    oas3: {
      "known-extensions": knownExtensions,
      "scalar-is-string": scalarIsString,
      "schema-is-documented": schemaIsDocumented,
      "single-value-is-enum": singleValueIsEnum,
      "values-fit": valuesFit,
      "enum-is-described": enumIsDescribed,
    },
  },
});
