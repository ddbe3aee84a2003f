import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Contract } from "../contract/contract.ts";
import { isObject, type Json, type JsonObject, type SpecDocument } from "../contract/document.ts";
import { isForbidden } from "../contract/schemas.ts";
import { module } from "./module.ts";

const { factory, SyntaxKind } = ts;

/** The types of the document, by openapi-typescript. Replacing that library means replacing this file. */
export async function emitSchema(contract: Contract): Promise<string> {
  const codes = knownFailureCodes(contract);
  const nodes = await openapiTS(JSON.stringify(forTypes(contract.document)), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true, // messages.ts exports them by the names in the document
    alphabetize: false,
    transform(schema) {
      if (isForbidden(schema)) return factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
      const known =
        isObject(schema) && (schema["x-known-result-codes"] ? codes : schema["x-extensible-enum"]);
      return Array.isArray(known) ? openEnum(known.map(String)) : undefined;
    },
  });
  return module(astToString(nodes));
}

/** `"A" | "B" | (string & {})`: editors complete the known values, the compiler accepts any other string. */
function openEnum(values: string[]): ts.TypeNode {
  const other = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([
    ...values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    factory.createParenthesizedType(other),
  ]);
}

function knownFailureCodes({ operations }: Contract): string[] {
  const codes = operations.flatMap(({ resultCodes }) => Object.entries(resultCodes));
  return [...new Set(codes.filter(([, { status }]) => status !== "S").map(([code]) => code))];
}

/** Drops the parameters that the client fills in, and carries `x-source` over into the descriptions. */
function forTypes({ root, resolve }: SpecDocument): Json {
  const setByClient = (parameter: Json) => {
    const { value } = resolve(parameter, []);
    return isObject(value) && value["x-set-by"] === "client";
  };

  function copyOf(value: Json): Json {
    if (Array.isArray(value)) return value.map(copyOf);
    if (!isObject(value)) return value;
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) {
      copy[key] = copyOf(key === "parameters" ? withoutSetByClient(member) : member);
    }
    if (typeof value["x-source"] === "string") {
      copy.description = `${typeof value.description === "string" ? `${value.description.trim()}\n\n` : ""}Source: ${value["x-source"]}`;
    }
    return copy;
  }

  /** Of an operation or a path item it is a list, of the components an object. */
  function withoutSetByClient(parameters: Json): Json {
    if (Array.isArray(parameters)) return parameters.filter((parameter) => !setByClient(parameter));
    if (!isObject(parameters)) return parameters;
    return Object.fromEntries(Object.entries(parameters).filter(([, parameter]) => !setByClient(parameter)));
  }

  return copyOf(root);
}
