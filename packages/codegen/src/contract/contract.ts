import { isObject, type SpecDocument } from "./document.ts";
import { type Operation, readOperations } from "./operations.ts";
import { rootCursor } from "./read.ts";
import { readSchemas, type SchemaTable } from "./schemas.ts";
import { readServers, type Servers } from "./servers.ts";

/** Everything that the packages are generated from. */
export interface Contract {
  document: SpecDocument;
  servers: Servers;
  operations: Operation[];
  schemas: SchemaTable;
  /** The client id of the examples: what the mock uses unless it is told another. */
  clientId: string;
}

/** Builds the contract. @throws {ContractError} with file, line and column of what does not fit. */
export function readContract(document: SpecDocument): Contract {
  const root = rootCursor(document);
  const servers = readServers(root.at("servers"));
  if (!servers) throw root.error("servers is missing.");
  const operations = readOperations(document);
  return {
    document,
    servers,
    operations,
    schemas: readSchemas(document, operations),
    clientId: readClientId(document),
  };
}

/** The header name is the protocol's; the value is the example of the spec. */
function readClientId(document: SpecDocument): string {
  for (const [, parameter] of rootCursor(document).at("components").at("parameters").entries()) {
    if (
      isObject(parameter.value) &&
      parameter.value.in === "header" &&
      parameter.value.name === "client-id"
    ) {
      return parameter.at("example").string();
    }
  }
  throw document.error(["components"], "There is no header parameter client-id with an example.");
}
