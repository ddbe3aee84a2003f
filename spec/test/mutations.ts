/** Mistakes that an editor of the contract could make, by the rule that has to find them. */

// A mistake may be made anywhere, so a description is any JSON here.
// biome-ignore lint/suspicious/noExplicitAny: any JSON document
type Api = any;
type Place = (api: Api) => Api;
type Mutate = (api: Api) => void;

const set =
  (target: Place, key: string | Place, value: unknown): Mutate =>
  (api) => {
    const name = typeof key === "function" ? key(api) : key;
    target(api)[name] = typeof value === "function" ? value(api) : value;
  };
const remove =
  (target: Place, key: string | Place): Mutate =>
  (api) => {
    delete target(api)[typeof key === "function" ? key(api) : key];
  };
const append =
  (target: Place, value: unknown): Mutate =>
  (api) => {
    target(api).push(typeof value === "function" ? value(api) : value);
  };

// Places of the contract. It has one operation today; the mistakes are made in the first.
const behind = (api: Api, { $ref }: { $ref: string }): Api =>
  $ref
    .split("/")
    .slice(1)
    .reduce((node, key) => node[key], api);
const operation: Place = (api) => api.paths[Object.keys(api.paths)[0] as string].post;
const response: Place = (api) => operation(api).responses["200"];
const content: Place = (api) => response(api).content;
const requests: Place = (api) => operation(api).requestBody.content["application/json"].examples;
const responses: Place = (api) => content(api)["application/json"].examples;
const schemaOfResponse: Place = (api) => content(api)["application/json"].schema;
const polling: Place = (api) => operation(api)["x-polling"];
const correlation: Place = (api) => operation(api)["x-correlation"];
const codes: Place = (api) => operation(api)["x-result-codes"];
const code =
  (index: number): Place =>
  (api) =>
    codes(api)[index];
const generalCode =
  (index: number): Place =>
  (api) =>
    api["x-general-result-codes"][index];
const root: Place = (api) => api;
const server =
  (index: number): Place =>
  (api) =>
    api.servers[index];
const component =
  (kind: string, name: string): Place =>
  (api) =>
    api.components[kind][name];
const components =
  (kind: string): Place =>
  (api) =>
    api.components[kind];
const schemaOfHeader =
  (name: string): Place =>
  (api) =>
    api.components.headers[name].schema;
const variant =
  (index: number): Place =>
  (api) =>
    behind(api, behind(api, schemaOfResponse(api)).oneOf[index]);
const propertiesOf =
  (index: number): Place =>
  (api) =>
    variant(index)(api).properties;
const state =
  (index: number): Place =>
  (api) =>
    propertiesOf(index)(api)[polling(api).field];
const field: Place = (api) => polling(api).field;
const card: Place = (api) => api.components.schemas.Card.properties;
const last4: Place = (api) => card(api).last4;
const brands: Place = (api) => card(api).brand["x-extensible-enum"];
const failureStatus: Place = (api) => api.components.schemas.FailureResult.properties.resultStatus;
const meanings: Place = (api) => failureStatus(api)["x-enumDescriptions"];
const request =
  (name: string): Place =>
  (api) =>
    behind(api, requests(api)[name]).value;
const answer =
  (name: string): Place =>
  (api) =>
    behind(api, responses(api)[name]).value;
const answeredCard: Place = (api) => answer("success")(api).paymentMethodDetail.card;
const unused = { summary: "Unused", value: {} };

const table: Record<string, Record<string, Mutate>> = {
  "contract/scalar-is-string": {
    "a number": set(last4, "type", "integer"),
    "a nullable string": set(last4, "type", ["string", "null"]),
    "a schema without a type": remove(last4, "type"),
    "a string without a bound": remove(last4, "maxLength"),
    "a header without a bound": remove(schemaOfHeader("TracerId"), "maxLength"),
  },
  "contract/schema-is-documented": {
    "a property without a description": remove(last4, "description"),
    "an object without a description": remove(component("schemas", "Card"), "description"),
    "a property without an example": remove(last4, "examples"),
  },
  "contract/values-fit": {
    "a known value longer than the bound": append(brands, "X".repeat(65)),
    "a known value listed twice": append(brands, "VISA"),
    "a constant longer than the bound": set(state(0), "maxLength", 2),
  },
  "contract/enum-is-described": {
    "a value without a meaning": remove(meanings, "U"),
    "a meaning without a value": set(meanings, "X", "What?"),
  },
  "contract/one-of-is-told-apart": {
    "two variants with one constant": set(state(1), "const", (api: Api) => state(0)(api).const),
    "a variant that does not require its constant": set(variant(0), "required", ["result"]),
    "a variant that may have any state": remove(state(2), "const"),
    "a failed call that may have a state": remove(propertiesOf(3), field),
    "two variants that forbid the state": (api) => set(propertiesOf(2), field(api), false)(api),
  },
  "no-invalid-media-type-examples": {
    "a misspelt member": set(answeredCard, "brnd", "VISA"),
    "a misspelt member at the top": set(answer("processing"), "normalUrI", "https://a.example.com"),
    "a state of a failed call": (api) => set(answer("param_illegal"), field(api), "FAIL")(api),
    "a value too long": set(answeredCard, "brand", "X".repeat(65)),
    "a number where a string belongs": (api) => set(request("success"), correlation(api), 123456789206)(api),
    "a URL that is none": set(answer("processing"), "normalUrl", "not a url"),
    "a missing member": remove(answer("success"), "result"),
    "a failed call with the status of success": (api) =>
      set(() => answer("param_illegal")(api).result, "resultStatus", "S")(api),
  },
  "no-invalid-schema-examples": {
    "a value too long in a schema": set(last4, "examples", ["87644"]),
    "a value too long in a header": set(schemaOfHeader("TracerId"), "examples", ["X".repeat(129)]),
  },
  "no-invalid-parameter-examples": {
    "a number in a header parameter": set(component("parameters", "ClientId"), "example", 5),
  },
  "contract/examples-are-paired": {
    "a response example that no request asks for": remove(requests, "fail"),
    "a request example without an answer": set(requests, "again", unused),
  },
  "contract/examples-correlate": {
    "an answer about another request": (api) => set(answer("fail"), correlation(api), "another")(api),
    "two requests with one correlation value": (api) =>
      set(request("fail"), correlation(api), request("success")(api)[correlation(api)])(api),
    "a request without the correlation field": remove(request("fail"), correlation),
  },
  "contract/correlation-is-property": {
    "a correlation field that the request lacks": set(operation, "x-correlation", "requestId"),
    "a correlation field that one variant lacks": remove(propertiesOf(3), correlation),
  },
  "contract/result-code-has-example": {
    "a code of the operation that no example shows": remove(responses, "unknown_exception"),
    "a general code that no example shows": remove(responses, "key_not_found"),
  },
  "contract/example-result-is-documented": {
    "an example with a code that is documented nowhere": (api) => void codes(api).splice(1, 1),
    "an example with another status than its code": (api) =>
      set(() => answer("unknown_exception")(api).result, "resultStatus", "F")(api),
  },
  "contract/result-codes-are-unique": {
    "a code listed twice": append(codes, (api: Api) => ({ ...code(0)(api) })),
    "a code of the operation that is a general one too": append(codes, generalCode(1)),
    "two codes for one condition": set(generalCode(1), "when", (api: Api) => generalCode(0)(api).when),
  },
  "contract/polling-covers-variants": {
    "a variant that polling does not sort": (api) => void polling(api).final.pop(),
    "a polling state without a variant": append((api) => polling(api).pending, "WAITING"),
    "a state that is pending and final": append((api) => polling(api).pending, "FAIL"),
  },
  "contract/polling-has-examples": {
    "a state without an example": remove(responses, "processing"),
  },
  "contract/known-extensions": {
    "a misspelt extension": set(operation, "x-result-code", []),
    "a misspelt extension of the root": set(root, "x-general-codes", []),
    "an extension in the wrong place": set(last4, "x-signed", false),
  },
  "contract/servers-are-told-apart": {
    "two servers for one region and environment": set(server(1), "x-environment", "production"),
  },
  struct: {
    "a keyword misspelt": set(last4, "maxLenght", 4),
    "an extension with a wrong value": set(last4, "x-secret", "yes"),
    "a code without a further action": remove(code(0), "action"),
    "a status that does not exist": set(code(0), "status", "P"),
    "a condition that no mock knows": set(code(1), "when", "full-moon"),
    "a misspelt member of a code": set(code(1), "mesage", "No."),
    "polling without its field": remove(polling, "field"),
    "a server without a description": remove(server(0), "description"),
    "a server without a region": remove(server(0), "x-region"),
    "an environment that does not exist": set(server(0), "x-environment", "staging"),
  },
  "no-unused-components": { "an example that nobody shows": set(components("examples"), "Unused", unused) },
  "no-unresolved-refs": {
    "a reference to nothing": set(schemaOfResponse, "$ref", "#/components/schemas/No"),
  },
  "operation-operationId": { "an operation without an id": remove(operation, "operationId") },
  "operation-tag-defined": { "a tag that is not described": set(operation, "tags", ["Other"]) },
  "parameter-description": {
    "a parameter without a description": remove(component("parameters", "ClientId"), "description"),
  },
  "response-contains-header": {
    "a response without a header of the protocol": remove((api) => response(api).headers, "response-time"),
  },
  "response-mime-type": {
    "another media type": set(content, "text/json", (api: Api) => content(api)["application/json"]),
  },
  "rule/operation-id": { "another style": set(operation, "operationId", "inquire_vaulting") },
  "rule/region": { "another style": set(server(0), "x-region", "northAmerica") },
  "rule/result-code": { "another style": set(code(1), "code", "notFound") },
  "rule/property-name": { "another style": set(card, "expiry_day", (api: Api) => card(api).expiryMonth) },
  "rule/schema-name": {
    "another style": set(components("schemas"), "card_2", component("schemas", "Card")),
  },
  "rule/parameter-key": {
    "another style": set(components("parameters"), "client-id", component("parameters", "ClientId")),
  },
  "rule/parameter-name": { "another style": set(component("parameters", "ClientId"), "name", "Client_Id") },
  "rule/header-key": {
    "another style": set(components("headers"), "tracer-id", component("headers", "TracerId")),
  },
  "rule/header-name": {
    "another style": (api) =>
      set(() => response(api).headers, "Trace_Id", response(api).headers.tracerid)(api),
  },
  "rule/example-key": { "another style": set(components("examples"), "not_found", unused) },
  "rule/example-name": { "another style": set(requests, "notFound", (api: Api) => requests(api).fail) },
};

export const mutations = Object.entries(table).flatMap(([rule, mistakes]) =>
  Object.entries(mistakes).map(([name, mutate]) => ({ rule, name, mutate })),
);
