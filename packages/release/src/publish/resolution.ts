import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** What is told apart by compilers that our packages do not serve: they are ECMAScript modules with `exports`. */
const NOT_SERVED = ["node10", "node16-cjs"];

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
    .filter((problem) => !("resolutionKind" in problem && NOT_SERVED.includes(problem.resolutionKind)))
    .map((problem) => `attw: ${JSON.stringify(problem)}`);
}
