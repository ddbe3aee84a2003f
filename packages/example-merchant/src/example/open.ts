import { createVaultingClient } from "@ams-vaulting/client";
import { startSandbox } from "@ams-vaulting/sandbox";
import { logAlert } from "../alert.ts";
import { listen } from "../listen.ts";
import { createShop } from "../shop.ts";
import { createMemoryStore } from "../store.ts";
import { choices } from "./choices.ts";

/** A shop and the sandbox that it asks. */
export interface Example {
  shopUrl: string;
  gatewayUrl: string;
  /** What the first page offers first. */
  firstChoice: string | undefined;
  close(): Promise<void>;
}

/** Opens both; neither stays open when the other cannot. */
export async function openExample(port: number): Promise<Example> {
  const sandbox = await startSandbox({ port: 0 });
  try {
    const client = createVaultingClient(sandbox.credentials);
    const shop = await listen(
      createShop({ client, store: createMemoryStore(), alert: logAlert, choices }),
      port,
    );
    return {
      shopUrl: shop.url,
      gatewayUrl: `${sandbox.url}_sandbox/`,
      firstChoice: choices()[0]?.title,
      async close() {
        await shop.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
