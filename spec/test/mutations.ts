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

/** Mistakes by rule. Beside a mistake that the derivation finds is what it says of it. */
const table: Record<string, Record<string, Mutate | [Mutate, RegExp]>> = {
  "contract/can-be-derived": {
    "two variants with one value": [
      set(state(1), "enum", (api: Api) => state(0)(api).enum),
      /^Nothing tells the variants apart/,
    ],
    "a variant that does not require its value": [set(variant(0), "required", ["result"]), /apart/],
    "a variant that may have any state": [remove(state(2), "enum"), /apart/],
    "a failed call that may have a state": [remove(propertiesOf(3), field), /apart/],
    "two variants that forbid the state": [
      (api) => set(propertiesOf(2), field(api), { not: {} })(api),
      /apart/,
    ],
    "a member that is false": [(api) => set(propertiesOf(3), field(api), false)(api), /^Write `not: {}`/],
    "a response example without a request": [remove(requests, "fail"), /no request example/],
    "a request example without a response": [set(requests, "again", unused), /no response example/],
    "a response to another request": [
      (api) => set(answer("fail"), correlation(api), "another")(api),
      /is "another", but "demo-fail"/,
    ],
    "two requests with one correlation value": [
      (api) => set(request("fail"), correlation(api), request("success")(api)[correlation(api)])(api),
      /have the same/,
    ],
    "a request without the correlation member": [remove(request("fail"), correlation), /fail has no /],
    "a correlation member that the request lacks": [
      set(operation, "x-correlation", "requestId"),
      /^requestId must be a string member of every variant of the request/,
    ],
    "a correlation member that one variant lacks": [
      remove(propertiesOf(3), correlation),
      /every variant of the response/,
    ],
    "a code of the operation without an example": [
      (api) => {
        delete responses(api).unknown_exception;
        delete requests(api).unknown_exception;
      },
      /^UNKNOWN_EXCEPTION has no response example/,
    ],
    "a general code without an example": [remove(generalCode(0), "example"), /^PARAM_ILLEGAL has no example/],
    "an example with a code that is documented nowhere": [
      (api) => void codes(api).splice(1, 1),
      /not among the result codes/,
    ],
    "an example with another status than its code": [
      (api) => set(() => answer("unknown_exception")(api).result, "resultStatus", "F")(api),
      /^"UNKNOWN_EXCEPTION" has the status U, but "F"/,
    ],
    "a code that is repeated": [append(codes, (api: Api) => ({ ...code(0)(api) })), /SUCCESS is repeated/],
    "a code of the operation that is a general one too": [
      append(codes, generalCode(1)),
      /is a general result code/,
    ],
    "two codes for one situation": [
      set(generalCode(1), "when", (api: Api) => generalCode(0)(api).when),
      /^PARAM_ILLEGAL has when: request-invalid already/,
    ],
    "a code without a meaning": [set(generalCode(1), "action", " "), /^action must not be empty/],
    "a state that polling does not list": [
      (api) => void polling(api).final.pop(),
      /neither pending nor final/,
    ],
    "a polling state without a variant": [
      append((api) => polling(api).pending, "WAITING"),
      /^No variant of the response/,
    ],
    "a state that is pending and final": [append((api) => polling(api).pending, "FAIL"), /listed twice/],
    "a state without an example": [
      (api) => {
        delete responses(api).processing;
        delete requests(api).processing;
      },
      /^No response example has /,
    ],
    "two servers for one region and environment": [
      set(server(1), "x-environment", "production"),
      /^There is another server for north-america, production/,
    ],
  },
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
    "a value longer than the bound": set(state(0), "maxLength", 2),
  },
  "contract/single-value-is-enum": {
    "a constant": set(state(0), "const", (api: Api) => state(0)(api).enum[0]),
  },
  "contract/enum-is-described": {
    "a value without a meaning": remove(meanings, "U"),
    "a meaning without a value": set(meanings, "X", "What?"),
  },
  "contract/has-source": {
    "a member that the page does not have": [
      remove(last4, "x-source"),
      /^The member \S+\.last4 is not on the page/,
    ],
    "a new member": [
      set(card, "color", { type: "string", maxLength: 9, description: "It.", examples: ["RED"] }),
      /^The member \S+\.color is not on the page/,
    ],
    "a length that the page does not state": [
      remove((api) => card(api).maskedCardNo, "x-source"),
      /^The maxLength 64 of \S+\.maskedCardNo/,
    ],
    "another length than the page's": [(api) => set(state(0), "maxLength", 11)(api), /^The maxLength 11 of /],
    "a minimum length": [
      remove(component("schemas", "VaultingRequestId"), "x-source"),
      /^The minLength 1 of /,
    ],
    "a server": [remove(server(1), "x-source"), /^This server is not/],
    "an empty source": [set(server(1), "x-source", ""), /^This server is not/],
    "a source of white space": [set(last4, "x-source", " \n"), /^The member \S+\.last4 is not/],
    "a header": [remove(component("headers", "TracerId"), "x-source"), /^The header TracerId/],
    "a parameter": [remove(component("parameters", "ClientId"), "x-source"), /^The header ClientId/],
    "a general code": [remove(generalCode(0), "x-source"), /^PARAM_ILLEGAL is not/],
    "a further action that the page leaves empty": [
      remove(code(0), "x-source"),
      /^A further action for SUCCESS/,
    ],
    "final states": [remove(polling, "x-source"), /^Which states are final/],
    "another operation": [
      (api) => {
        const { "x-source": _, ...unsourced } = operation(api);
        api.paths["/v1/vaults/again"] = { post: { ...unsourced, operationId: "again" } };
      },
      /^This operation is not/,
    ],
  },
  "no-invalid-media-type-examples": {
    "a misspelt member": set(answeredCard, "brnd", "VISA"),
    "a misspelt member at the top": set(answer("processing"), "normalUrI", "https://a.example.com"),
    "a state of a failed call": (api) => set(answer("vaulting_not_exist"), field(api), "FAIL")(api),
    "a value too long": set(answeredCard, "brand", "X".repeat(65)),
    "a number where a string belongs": (api) => set(request("success"), correlation(api), 123456789206)(api),
    "a URL that is none": set(answer("processing"), "normalUrl", "not a url"),
    "a missing member": remove(answer("success"), "result"),
    "a failed call with the status of success": (api) =>
      set(() => answer("vaulting_not_exist")(api).result, "resultStatus", "S")(api),
  },
  "no-invalid-schema-examples": {
    "a value too long in a schema": set(last4, "examples", ["87644"]),
    "a value too long in a header": set(schemaOfHeader("TracerId"), "examples", ["X".repeat(129)]),
  },
  "no-invalid-parameter-examples": {
    "a number in a header parameter": set(component("parameters", "ClientId"), "example", 5),
  },
  "contract/known-extensions": {
    "a misspelt extension": set(operation, "x-result-code", []),
    "a misspelt extension of the root": set(root, "x-general-codes", []),
    "an extension in the wrong place": set(last4, "x-signed", false),
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
  Object.entries(mistakes).map(([name, mistake]) => {
    const [mutate, want = /./] = Array.isArray(mistake) ? mistake : [mistake];
    return { rule, name, mutate, want };
  }),
);
