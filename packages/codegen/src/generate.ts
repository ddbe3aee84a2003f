import { checkedContract } from "./contract/check-contract.ts";
import type { SpecDocument } from "./contract/document.ts";
import { type Target, targets } from "./targets.ts";

/** Generates the files of a target in memory: file name to text. @throws {ContractError} */
export async function generate(document: SpecDocument, target: Target): Promise<Map<string, string>> {
  const contract = checkedContract(document);
  const files = new Map<string, string>();
  for (const [name, emit] of Object.entries(targets[target])) files.set(name, await emit(contract));
  return files;
}
