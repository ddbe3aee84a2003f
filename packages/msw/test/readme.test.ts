import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultNames } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README names every fault, and no other", () => {
  const [, section = ""] = /^## Faults\n([\s\S]*?)^## /m.exec(readme) ?? [];
  const named = [...section.matchAll(/`([a-z0-9]+(?:_[a-z0-9]+)+|hang|redirect)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual([...faultNames].sort());
});
