import { type ContractError, type Cursor, rootCursor, type SpecDocument } from "@ams-vaulting/codegen";
import { type SeedFacts, type SeedMember, seedMembers } from "./seed.ts";

const SOURCE = "x-source";

/**
 * Whatever the page of 2023-12-26 does not state has to say where it is from. The `x-source` of an operation that is not on
 * the page, and of a member, covers all that is in it.
 */
export function findUnsourced(document: SpecDocument, facts: SeedFacts): ContractError[] {
  const found: ContractError[] = [];
  const root = rootCursor(document);
  const report = (at: Cursor, what: string) =>
    found.push(
      at.error(
        `${what} is not on the page of ${facts.published}; say where it is from with ${SOURCE}.`,
      ) as ContractError,
    );
  const hasSource = (cursor: Cursor) => /\S/.test(cursor.at(SOURCE).stringOr(""));

  for (const server of root.at("servers").items()) {
    const url = server.at("url").stringOr("");
    if (!hasSource(server) && !facts.url.startsWith(`${url}/`)) report(server, "This server");
  }
  checkCodes(root.at("x-general-result-codes"));
  for (const kind of ["parameters", "headers"])
    for (const [name, header] of root.at("components").at(kind).entries())
      if (!hasSource(header)) report(header, `The header ${name}`);
  for (const [path, item] of root.at("paths").entries()) checkOperation(path, item.at("post"));
  return found;

  function checkOperation(path: string, operation: Cursor): void {
    if (!facts.url.endsWith(path)) {
      if (!hasSource(operation)) report(operation, "This operation");
      return;
    }
    checkCodes(operation.at("x-result-codes"));
    const polling = operation.at("x-polling");
    if (polling.value !== undefined && !hasSource(polling)) report(polling, "Which states are final");
    const schemaOf = (body: Cursor) => body.at("content").at("application/json").raw("schema");
    const { request, response } = facts.example;
    checkSchema(schemaOf(operation.at("requestBody")), seedMembers(request, facts.request));
    checkSchema(schemaOf(operation.at("responses").at("200")), seedMembers(response, facts.response));
  }

  function checkCodes(list: Cursor): void {
    for (const entry of list.items()) {
      const code = entry.at("code").stringOr("");
      const seed = Object.hasOwn(facts.resultCodes, code) ? facts.resultCodes[code] : undefined;
      if (hasSource(entry)) continue;
      if (!seed) report(entry, code);
      else if (!seed.hasAction) report(entry.at("action"), `A further action for ${code}`);
    }
  }

  function checkSchema(
    raw: Cursor,
    members: Map<string, SeedMember>,
    path = "",
    seen: readonly string[] = [],
  ): void {
    const schema = raw.resolved();
    const place = schema.path.join("/");
    if (seen.includes(place)) return;
    const inner = [...seen, place];
    for (const [index] of schema.at("oneOf").items().entries())
      checkSchema(schema.at("oneOf").raw(index), members, path, inner);
    if (schema.at("items").value !== undefined) checkSchema(schema.raw("items"), members, path, inner);
    for (const [name] of schema.at("properties").entries()) {
      const property = schema.at("properties").raw(name);
      if (hasSource(property.resolved())) continue;
      const at = path + name;
      const seed = members.get(at);
      if (!seed) report(property, `The member ${at}`);
      else {
        checkLengths(property.resolved(), seed, at);
        checkSchema(property, members, `${at}.`, inner);
      }
    }
  }

  function checkLengths(schema: Cursor, seed: SeedMember, name: string): void {
    for (const key of ["minLength", "maxLength"] as const) {
      const length = schema.at(key);
      const stated = key === "maxLength" ? seed.maxLength : undefined;
      if (length.value !== undefined && length.value !== stated)
        report(length, `The ${key} ${length.value} of ${name}`);
    }
  }
}
