import type { SpecDocument } from "./document.ts";
import type { General } from "./general.ts";
import { type Operation, readOperation } from "./operation.ts";
import { checkParameters } from "./parameters.ts";
import { rootCursor } from "./read.ts";
import { refuseUnsupported } from "./supported.ts";

/** Members of the client and of the mock, which a method of the same name would replace; `then` would make it a promise. */
const RESERVED = [
  "raw",
  "baseUrl",
  "then",
  "handlers",
  "handle",
  "fetch",
  "clientOptions",
  "keys",
  "exportKeys",
  "requests",
  "assertContract",
  "assertAllUsed",
  "reset",
];

const OTHER_METHODS = ["get", "put", "delete", "options", "head", "patch", "trace", "query"];

/** Reads every operation of the document, in its order. */
export function readOperations(document: SpecDocument, general: General): Operation[] {
  const root = rootCursor(document);
  const paths = root.at("paths").objectOrEmpty();
  if (Object.keys(paths).length === 0) throw root.error("The contract has no operation.");
  const operations: Operation[] = [];
  for (const path of Object.keys(paths)) {
    document.attempt(() => {
      const operation = readPath(document, path, general);
      const twin = operations.find(({ id }) => id === operation.id);
      const at = operation.at.at("operationId");
      if (twin) throw at.error(`${operation.id} is the operationId of ${twin.path} already.`);
      if (RESERVED.includes(operation.id))
        throw at.error(`The client or the mock has a member ${operation.id} already.`);
      operations.push(operation);
    });
  }
  return operations;
}

function readPath(document: SpecDocument, path: string, general: General): Operation {
  const paths = rootCursor(document).at("paths");
  // Not behind a reference: paths that share an operation would share its id.
  const item = paths.raw(path);
  if (!path.startsWith("/")) throw item.error(`A path begins with a slash, not ${path}.`);
  if (/[{}?#]/.test(path))
    throw item.error(`${path} must be fixed, because the client fills in no path parameter and no query.`);
  for (const method of OTHER_METHODS)
    if (item.raw(method).value !== undefined) throw item.raw(method).error("The gateway knows only POST.");
  refuseUnsupported(item, "path item");
  checkParameters(item.at("parameters"));
  return readOperation(path, item, general);
}
