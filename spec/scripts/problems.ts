import { ContractError, findMistakes, readSpec } from "@ams-vaulting/codegen";
import { readSeedFacts } from "../lint/seed.ts";
import { findUnsourced } from "../lint/sources.ts";
import { redocly } from "./redocly.ts";

export interface Problem {
  ruleId: string;
  message: string;
  /** `file:line:column` */
  place: string;
  line: number;
}

/** What Redocly prints as JSON, as far as it is read. */
interface Report {
  problems: {
    ruleId: string;
    message: string;
    location: [{ source: { ref: string }; start?: { line: number; col: number } }];
  }[];
}

/** The problems of each file, in the order of the files, but for some of Redocly's rules. A warning is a problem too. */
export async function problems(files: string[], skippedRules: string[] = []): Promise<Problem[][]> {
  const derived = await Promise.all(files.map(problemsOfDerivation));
  // Redocly stops with a stack at a file that is not valid YAML.
  const readable = files.filter((_, index) => !derived[index]?.some(({ ruleId }) => ruleId === UNREADABLE));
  const ofRedocly = new Map(
    problemsOfRedocly(readable, skippedRules).map((found, index) => [readable[index], found]),
  );
  return files.map((file, index) =>
    [...(ofRedocly.get(file) ?? []), ...(derived[index] ?? [])].sort((a, b) => a.line - b.line),
  );
}

const UNREADABLE = "contract/is-readable";

/** What keeps the packages from being generated, found by the code that generates them. */
async function problemsOfDerivation(file: string): Promise<Problem[]> {
  try {
    const document = await readSpec(file);
    const mistakes = findMistakes(document);
    const unsourced = mistakes.length > 0 ? [] : findUnsourced(document, readSeedFacts());
    return [
      ...mistakes.map((mistake) => asProblem("contract/can-be-derived", mistake)),
      ...unsourced.map((mistake) => asProblem("contract/has-source", mistake)),
    ];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return [asProblem(UNREADABLE, error)];
  }
}

const asProblem = (ruleId: string, { place, reason }: ContractError): Problem => ({
  ruleId,
  message: reason,
  place,
  line: Number(/:(\d+):\d+$/.exec(place)?.[1] ?? 1),
});

function problemsOfRedocly(files: string[], skippedRules: string[]): Problem[][] {
  if (files.length === 0) return [];
  const skip = skippedRules.flatMap((rule) => ["--skip-rule", rule]);
  const { status, stdout, stderr } = redocly(
    "lint",
    ...files,
    "--lint-config=error",
    "--format=json",
    ...skip,
  );
  // Redocly prints one JSON document per file, one right after the other.
  const reports = stdout.split(/(?<=^\})(?=\{$)/m).filter((text) => text.trim() !== "");
  if (reports.length !== files.length)
    throw new Error(`redocly lint exited with ${status}:\n${stderr}${stdout}`);
  return reports.map((text) =>
    (JSON.parse(text) as Report).problems.map(({ ruleId, message, location: [{ source, start }] }) => ({
      ruleId,
      message,
      line: start?.line ?? 1,
      place: `${source.ref}:${start?.line ?? 1}:${start?.col ?? 1}`,
    })),
  );
}
