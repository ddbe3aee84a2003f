import { addGeneralExamples } from "@ams-vaulting/codegen";
import type {
  ContractDocument,
  Described,
  Example,
  Operation,
  SchemaObject,
  Server,
} from "../types/contract-document.ts";
import { addCodeSamples } from "./code-samples.ts";
import { describeUnsigned, showExample } from "./examples.ts";
import { describeForbidden } from "./forbidden-properties.ts";
import { withResultCodes } from "./known-result-codes.ts";
import { describeExtensibleEnum } from "./known-values.ts";
import { describeResultCodes, failureCodes } from "./result-codes.ts";
import { describeServerSource, describeSource } from "./sources.ts";
import { texts } from "./texts.ts";

/** Shows on Redoc's page what the contract says in extensions. */
function reference({ locale }: { locale: keyof typeof texts }) {
  const words = texts[locale];
  const operations: Operation[] = [];
  const done = new WeakSet<object>();
  /** A YAML alias puts one and the same object in several places. */
  const once = <T extends object>(decorate: (node: T) => void) => ({
    leave(node: T | boolean) {
      if (typeof node !== "object" || done.has(node)) return;
      done.add(node);
      decorate(node);
    },
  });
  const withSource = once((node: Described) => describeSource(node, words));
  return {
    Server: once((server: Server) => describeServerSource(server, words)),
    Parameter: withSource,
    Header: withSource,
    Schema: once((schema: SchemaObject) => {
      describeForbidden(schema, words);
      describeExtensibleEnum(schema, words);
      describeSource(schema, words);
      showExample(schema);
    }),
    Example: once((example: Example) => {
      describeUnsigned(example, words);
      describeSource(example, words);
    }),
    Operation: once((operation: Operation) => void operations.push(operation)),
    Root: {
      leave(root: ContractDocument) {
        addCodeSamples(root);
        addGeneralExamples(root);
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
