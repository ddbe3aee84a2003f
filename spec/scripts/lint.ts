import { problems } from "./problems.ts";

const [found = []] = await problems(["openapi.yaml"]);
for (const { place, message, ruleId } of found) console.error(`${place} ${message} (${ruleId})`);
if (found.length > 0) process.exitCode = 1;
