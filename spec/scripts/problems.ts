import { redocly } from "./redocly.ts";

export interface Problem {
  ruleId: string;
  message: string;
  /** A JSON pointer. */
  pointer: string;
  /** `file:line:column` */
  place: string;
}

/** What Redocly prints as JSON, as far as it is read. */
interface Report {
  problems: {
    ruleId: string;
    message: string;
    location: [{ pointer: string; source: { ref: string }; start?: { line: number; col: number } }];
  }[];
}

/** The problems of each file, in the order of the files, but for some rules. A warning is a problem too. */
export function problems(files: string[], skippedRules: string[] = []): Problem[][] {
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
    (JSON.parse(text) as Report).problems.map(
      ({ ruleId, message, location: [{ pointer, source, start }] }) => ({
        ruleId,
        message,
        pointer,
        place: `${source.ref}:${start?.line ?? 1}:${start?.col ?? 1}`,
      }),
    ),
  );
}
