import { problems } from "./problems.ts";

const [found = []] = problems(["openapi.yaml"]);
for (const { place, pointer, message, ruleId } of found)
  console.error(`${place} ${message} (${ruleId})\n    ${pointer}`);
if (found.length > 0) process.exitCode = 1;
