export { findMistakes } from "./contract/check-contract.ts";
export { ContractError, type Path, parseSpec, readSpec, type SpecDocument } from "./contract/document.ts";
export { generalExampleName } from "./contract/general.ts";
export { type Cursor, rootCursor } from "./contract/read.ts";
export { RESULT_STATUSES, SITUATIONS } from "./contract/result-codes.ts";
export { isForbidden } from "./contract/schemas.ts";
export { ENVIRONMENTS } from "./contract/servers.ts";
export { addGeneralExamples } from "./general-examples.ts";
