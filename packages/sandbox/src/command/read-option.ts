import { readFileSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { InvalidArgumentError } from "commander";

export function address(value: string): string {
  if (value === "localhost" || isIP(value)) return value;
  throw new InvalidArgumentError("Give an IP address or localhost.");
}

export function file(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new InvalidArgumentError("There is no such file, or it cannot be read.");
  }
}

export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return Number(value);
}

export function folder(value: string): string {
  if (!statSync(value, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("There is no such folder.");
  return value;
}
