export { type Contract, readContract } from "./contract/contract.ts";
export { ContractError, parseSpec, readSpec, type SpecDocument } from "./contract/document.ts";
export { generate } from "./generate.ts";
export type { Target } from "./targets.ts";
