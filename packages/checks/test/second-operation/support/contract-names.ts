import { generalExampleName } from "@ams-vaulting/codegen";
import ts from "typescript";
import type { Contract } from "./contract.ts";

/** The members of the envelope, `result` and what is in it, are the protocol's: every response of every operation has them. */
const ENVELOPE = ["result", "resultCode", "resultStatus", "resultMessage"];

/** This machine is not in the contract. */
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Every name that belongs to a contract: operations, paths, hosts, members, result codes, examples. */
export function contractNames(contract: Contract): string[] {
  const operations = Object.values<Contract>(contract.paths).map(({ post }) => post);
  const servers = [contract, ...operations].flatMap(({ servers = [] }) =>
    servers.map(({ url }: { url: string }) => new URL(url)),
  );
  const codes = [
    ...operations.flatMap((operation) => operation["x-result-codes"]),
    ...contract["x-general-result-codes"],
  ];
  const examples = operations.flatMap(({ requestBody, responses }) =>
    [requestBody, responses["200"]].flatMap(({ content }) =>
      Object.keys(content["application/json"].examples),
    ),
  );
  const names = [
    ...operations.map(({ operationId }) => operationId),
    ...Object.keys(contract.paths),
    ...servers.map(({ hostname }) => hostname).filter((host) => !LOOPBACK.includes(host)),
    ...propertiesOf(contract.components.schemas).filter((name) => !ENVELOPE.includes(name)),
    ...codes.map(({ code }) => code),
    ...contract["x-general-result-codes"].map(({ code }: Contract) => generalExampleName(code)),
    ...examples,
  ];
  return [...new Set<string>(names)];
}

function propertiesOf(node: Contract): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = typeof node.properties === "object" && !Array.isArray(node) ? Object.keys(node.properties) : [];
  return [...own, ...Object.values(node).flatMap(propertiesOf)];
}

/**
 * A name of several words (`cardToken`, `KEY_NOT_FOUND`), a path or a host means only one thing: it is looked for
 * everywhere, also inside longer names and texts. A name that is one word (`card`, `success`) is also English, so it
 * counts where code would use it as the contract's: as the name of a member, or as a whole string; the latter from
 * four letters on, because shorter strings are anything (`bin` is a folder).
 */
export function isOneWord(name: string): boolean {
  return /^([a-z]+|[A-Z]+)\d*$/.test(name);
}

/** A name of the contract in a hand-written source: `file:line: name in text`. */
export function findNames(file: string, text: string, names: readonly string[]): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const distinctive = names.filter((name) => !isOneWord(name));
  const words = new Set(names.filter(isOneWord));
  const found: string[] = [];
  const report = (node: ts.Node, name: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1}: ${name} in ${node.getText(source).slice(0, 60)}`);
  };

  // Comments are not tokens, so they are never looked at.
  function visit(node: ts.Node): void {
    const token = textOf(node);
    if (token !== undefined) {
      for (const name of distinctive) if (contains(token, name)) report(node, name);
      const isString = ts.isStringLiteralLike(node) && token.length >= 4;
      if (words.has(token) && (isString || isMemberName(node))) report(node, token);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    return node.text;
  if (ts.isRegularExpressionLiteral(node)) return node.text.replaceAll("\\", "");
  return undefined;
}

/** `Foo` and `foo` are one name: `VaultingRequestId` is made of `vaultingRequestId`. */
function contains(text: string, name: string): boolean {
  return text.includes(name) || text.includes(name.charAt(0).toUpperCase() + name.slice(1));
}

/** `a.name`, `{ name: … }`, `{ name }`, `{ name } = …`, `name: Type`: but not a variable, a function or an import. */
function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) {
    return (
      parent.propertyName === node ||
      (!parent.propertyName && parent.name === node && ts.isObjectBindingPattern(parent.parent))
    );
  }
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isAccessor(parent)) &&
    parent.name === node
  );
}
