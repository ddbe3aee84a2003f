import { checkExamples } from "./check-examples.ts";
import { checkMembers } from "./check-members.ts";
import { type Contract, readContract } from "./contract.ts";
import { type ContractError, collecting, type SpecDocument } from "./document.ts";

/** Reads the contract and checks it as a whole. @throws {ContractError} for the first mistake */
export function checkedContract(document: SpecDocument): Contract {
  const contract = readContract(document);
  checkMembers(contract);
  checkExamples(contract);
  return contract;
}

/** Every mistake that keeps the packages from being generated, for lint. */
export function findMistakes(document: SpecDocument): ContractError[] {
  const collected = collecting(document);
  checkedContract(collected.document);
  return collected.errors;
}
