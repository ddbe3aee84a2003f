import { addCodeSamples } from "./code-samples.mjs";
import { describeUnsigned, showExample } from "./examples.mjs";
import { describeForbidden } from "./forbidden-properties.mjs";
import { withResultCodes } from "./known-result-codes.mjs";
import { describeExtensibleEnum } from "./known-values.mjs";
import { describeResultCodes, failureCodes } from "./result-codes.mjs";
import { describeServerSource, describeSource } from "./sources.mjs";
import { texts } from "./texts.mjs";

/** Shows on Redoc's page what the contract says in extensions. */
function reference({ locale }) {
  const words = texts[locale];
  const operations = [];
  const done = new WeakSet();
  /** A YAML alias puts one and the same object in several places. */
  const once = (decorate) => ({
    leave(node) {
      if (typeof node !== "object" || done.has(node)) return;
      done.add(node);
      decorate(node);
    },
  });
  const withSource = once((node) => describeSource(node, words));
  return {
    Server: once((server) => describeServerSource(server, words)),
    Parameter: withSource,
    Header: withSource,
    Schema: once((schema) => {
      describeForbidden(schema, words);
      describeExtensibleEnum(schema, words);
      describeSource(schema, words);
      showExample(schema);
    }),
    Example: once((example) => {
      describeUnsigned(example, words);
      describeSource(example, words);
    }),
    Operation: once((operation) => operations.push(operation)),
    Root: {
      leave(root) {
        addCodeSamples(root);
        const general = root["x-general-result-codes"];
        for (const operation of operations) {
          describeResultCodes(operation, general, words);
          describeSource(operation, words);
          const codes = failureCodes(operation, general);
          operation.responses = withResultCodes(root, operation.responses, codes, words);
        }
      },
    },
  };
}

export default () => ({ id: "docs", decorators: { oas3: { reference } } });
