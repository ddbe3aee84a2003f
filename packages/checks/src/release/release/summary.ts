import Table from "cli-table3";
import pc from "picocolors";
import type { PackedFile } from "../publish/tarball.ts";

/** A package as a release would publish it. */
export interface Released {
  name: string;
  version: string;
  /** Bytes of the tarball, and of what is in it. */
  size: number;
  unpackedSize: number;
  files: string[];
  problems: string[];
}

export function released(
  name: string,
  version: string,
  size: number,
  files: readonly PackedFile[],
  problems: string[],
): Released {
  const unpackedSize = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { name, version, size, unpackedSize, files: files.map(({ path }) => path).sort(), problems };
}

export function renderSummary(packages: readonly Released[], withFiles: boolean): string {
  const table = new Table({
    head: ["package", "version", "tarball", "unpacked", "files"].map((text) => pc.bold(text)),
    colAligns: ["left", "left", "right", "right", "right"],
    style: { head: [], border: [] },
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const { name, version, size, unpackedSize, files } of packages)
    table.push([name, version, kilobytes(size), kilobytes(unpackedSize), files.length]);
  const lists = withFiles
    ? packages.map(({ name, files }) => [name, ...files.map((path) => `  ${path}`)].join("\n"))
    : [];
  const problems = packages.flatMap(({ name, problems }) =>
    problems.map((problem) => `${pc.red("✗")} ${name}: ${problem}`),
  );
  return [table.toString(), ...lists, ...problems].join("\n");
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
