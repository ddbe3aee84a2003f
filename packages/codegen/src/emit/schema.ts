import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Contract } from "../contract/contract.ts";
import { isObject, type Json } from "../contract/document.ts";
import { module } from "./module.ts";

const { factory, SyntaxKind } = ts;

/** The types of the document, by openapi-typescript. Replacing that library means replacing this file. */
export async function emitSchema(contract: Contract): Promise<string> {
  const codes = knownFailureCodes(contract);
  const nodes = await openapiTS(JSON.stringify(forTypes(contract.document.root)), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    alphabetize: false,
    transform(schema) {
      const known = isObject(schema) && (schema["x-known-result-codes"] ? codes : schema["x-extensible-enum"]);
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

/** Drops the headers that the client fills in, and carries `x-source` over into the descriptions. */
function forTypes(value: Json): Json {
  if (Array.isArray(value)) return value.map(forTypes);
  if (!isObject(value)) return value;
  const copy: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === "parameters" && Array.isArray(member)) continue;
    if (key === "parameters" && isObject(member)) {
      copy[key] = Object.fromEntries(Object.entries(member).filter(([, parameter]) => !setByClient(parameter)));
      continue;
    }
    copy[key] = forTypes(member);
  }
  if (typeof value["x-source"] === "string") {
    copy.description = `${typeof value.description === "string" ? `${value.description.trim()}\n\n` : ""}Source: ${value["x-source"]}`;
  }
  return copy;
}

function setByClient(parameter: Json): boolean {
  return isObject(parameter) && parameter["x-set-by"] === "client";
}
