import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Compilers that refuse to load ES modules with `require`. */
const NOT_SERVED = "node16-cjs";
/** Compilers that do not read `exports`. Which paths they have to find is known to the check of the tarball. */
const WITHOUT_EXPORTS = "node10";

/** Whether what package.json promises is found by Node, bundlers and compilers: publint's and attw's verdicts. */
export async function resolutionProblems(tarball: Uint8Array<ArrayBuffer>): Promise<string[]> {
  return [...(await publintProblems(tarball)), ...(await typeProblems(tarball))];
}

async function publintProblems(tarball: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const copy = tarball.slice().buffer;
  const { messages, pkg } = await publint({ pack: { tarball: copy }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
}

async function typeProblems(tarball: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  // A package without types, as the contract is, can have none that are wrong.
  if (!analysis.types) return [];
  return analysis.problems
    .filter((problem) => {
      if (!("resolutionKind" in problem)) return true;
      const { resolutionKind, entrypoint } = problem;
      return resolutionKind === WITHOUT_EXPORTS ? entrypoint === "." : resolutionKind !== NOT_SERVED;
    })
    .map((problem) => `attw: ${JSON.stringify(problem)}`);
}
