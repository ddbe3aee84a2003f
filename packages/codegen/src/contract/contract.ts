import { isObject, type SpecDocument } from "./document.ts";
import { type General, readGeneral } from "./general.ts";
import type { Operation } from "./operation.ts";
import { readOperations } from "./paths.ts";
import { rootCursor } from "./read.ts";
import type { SchemaTable } from "./schema.ts";
import { readSchemas } from "./schemas.ts";
import { readServers, type Servers } from "./servers.ts";
import { refuseUnsupported } from "./supported.ts";

/** Everything that the packages are generated from. */
export interface Contract {
  document: SpecDocument;
  servers: Servers;
  general: General;
  operations: Operation[];
  schemas: SchemaTable;
  /** The client id of the examples: the mock's default. */
  clientId: string;
}

/** Reads the contract. @throws {ContractError} with file, line and column of the first mistake */
export function readContract(document: SpecDocument): Contract {
  const root = rootCursor(document);
  document.attempt(() => refuseUnsupported(root, "document"));
  const servers = document.attempt(() => readServers(root.at("servers")));
  document.attempt(() => {
    if (root.at("servers").value === undefined) throw root.error("servers is missing.");
  });
  const general = readGeneral(root);
  const operations = document.attempt(() => readOperations(document, general)) ?? [];
  const schemas = readSchemas(document, operations);
  const clientId = document.attempt(() => readClientId(document)) ?? "";
  return { document, servers: servers ?? {}, general, operations, schemas, clientId };
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
