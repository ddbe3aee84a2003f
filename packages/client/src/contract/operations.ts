import { operations } from "../generated/operations.ts";
import type { OperationDescription } from "./operation.ts";

/** The operations of the contract, by id. */
export const operationTable: { readonly [id: string]: OperationDescription } = operations;
