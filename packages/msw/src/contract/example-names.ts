import type { Operations } from "@ams-vaulting/client";
import type { ExampleNames } from "../generated/examples.ts";

/** An operation of the contract. */
export type OperationId = keyof Operations & keyof ExampleNames;

/** The name of an example of an operation. */
export type ExampleName<Id extends OperationId = OperationId> = ExampleNames[Id];
