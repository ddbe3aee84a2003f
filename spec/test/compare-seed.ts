import type { SeedFacts, SeedMember, SeedValue } from "../lint/seed.ts";

// biome-ignore lint/suspicious/noExplicitAny: any JSON document
type Json = any;

/** The differences between a contract and what the page of 2023-12-26 says, one line each. */
export function compareWithSeed(contract: Json, facts: SeedFacts): string[] {
  const differences: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (is !== should) differences.push(`${what}: ${is}, but ${should} on the page`);
  };
  const follow = (node: Json): Json =>
    node?.$ref
      ? follow(
          node.$ref
            .slice(2)
            .split("/")
            .reduce((parent: Json, key: string) => parent?.[key], contract),
        )
      : node;

  const [path, item] = Object.entries<Json>(contract.paths).find(([path]) => facts.url.endsWith(path)) ?? [];
  const server = contract.servers.find(({ url }: Json) => url + path === facts.url);
  expect("server", server?.url, path && facts.url.slice(0, -path.length));
  expect("description of the server", server?.description.startsWith(facts.region), true);
  if (path === undefined) return [...differences, `path: none that ends ${facts.url}`];
  const operation = item[facts.method];
  if (operation === undefined) return [...differences, `method: no ${facts.method} at ${path}`];
  for (const link of facts.links)
    if (!contract.info.description.includes(`(${link})`)) expect("link", null, link);

  compareCodes();
  const media = (body: Json) => follow(body).content["application/json"];
  const [request, response] = [media(operation.requestBody), media(operation.responses["200"])];
  const input = follow(request.schema);
  for (const [name, seed] of Object.entries(facts.request))
    compareMember(`request ${name}`, [input], name, seed);
  const variants: Json[] = follow(response.schema).oneOf.map(follow);
  for (const [name, seed] of Object.entries(facts.response)) compareResponseMember(name, seed);
  compareExample();
  return differences;

  function compareCodes(): void {
    const codes: Json[] = operation["x-result-codes"];
    const statuses = (list: [string, string][]) => Object.fromEntries(list.sort());
    expect(
      "result codes",
      statuses(
        codes
          .filter((code) => !code["x-source"] || code.code in facts.resultCodes)
          .map(({ code, status }) => [code, status]),
      ),
      statuses(Object.entries(facts.resultCodes).map(([code, { status }]) => [code, status])),
    );
    const used = [...codes, ...contract["x-general-result-codes"]].map(({ status }) => status);
    expect(
      "result statuses",
      facts.resultStatuses.filter((status) => used.includes(status)),
      facts.resultStatuses,
    );
  }

  function compareMember(
    what: string,
    schemas: Json[],
    name: string,
    { required, maxLength }: SeedMember,
  ): void {
    for (const schema of schemas) {
      const member = follow(schema.properties?.[name]);
      expect(`${what} is a member`, member !== undefined, true);
      if (maxLength !== undefined) expect(`maxLength of ${what}`, member?.maxLength, maxLength);
      // The page has no exception. A failed call is ours, and has to say so.
      if (required && (!schema["x-source"] || isSuccess(schema)))
        expect(`${what} is required`, schema.required?.includes(name) ?? false, true);
    }
  }

  function isSuccess(schema: Json): boolean {
    return follow(follow(schema.properties.result)?.properties?.resultStatus)?.enum?.join() === "S";
  }

  function stateOf(schema: Json): string | undefined {
    const [field] = Object.entries(facts.response).find(([, { values }]) => values) ?? [];
    return field && follow(schema.properties[field])?.enum?.join();
  }

  function compareResponseMember(name: string, seed: SeedMember): void {
    const what = `response ${name}`;
    if (seed.values) {
      const states = variants.map(stateOf).filter((state) => state !== undefined);
      expect(`values of ${what}`, states.toSorted(), seed.values.toSorted());
      const open = variants.filter((variant) => stateOf(variant) !== undefined);
      compareMember(what, open, name, { ...seed, required: true });
    } else if (seed.returnedWith) {
      const found = variants.filter((variant) => variant.properties[name] !== undefined);
      expect(`${what} is returned with`, found.map(stateOf), [seed.returnedWith]);
      compareMember(what, found, name, seed);
      for (const variant of found)
        expect(`${what} is always there`, variant.required.includes(name), !seed.mayBe);
    } else compareMember(what, variants, name, seed);
  }

  function compareExample(): void {
    const wanted = facts.example.request;
    const [name] =
      Object.entries<Json>(request.examples).find(([, example]) => isEqual(follow(example).value, wanted)) ??
      [];
    if (name === undefined) {
      differences.push("example: no request example is the page's");
      return;
    }
    // The page's response has another id than its request; ours has the id of the request.
    const found: SeedValue = follow(response.examples[name])?.value ?? {};
    for (const [key, value] of Object.entries({ ...facts.example.response, ...wanted }))
      if (!isEqual(found[key], value)) expect(`example ${key}`, found[key], value);
    expect(
      "members of the example",
      Object.keys(found).toSorted(),
      Object.keys(facts.example.response).toSorted(),
    );
  }
}

/** Equality of JSON values, whatever the order of their members. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
