import { createSandboxCommand } from "./command.ts";

await createSandboxCommand("ams-vaulting-sandbox").parseAsync();
