import { existsSync } from "node:fs";
import { createVaultingClient } from "@ams-vaulting/client";
import { logAlert } from "./alert.ts";
import { listen } from "./listen.ts";
import { createShop } from "./shop.ts";
import { createMemoryStore } from "./store.ts";

if (existsSync(".env")) process.loadEnvFile(); // what the environment says already stays

const { AMS_CLIENT_ID, AMS_PRIVATE_KEY, AMS_ALIPAY_PUBLIC_KEY, AMS_BASE_URL, PORT = "3000" } = process.env;
const client = createVaultingClient({
  clientId: AMS_CLIENT_ID,
  privateKey: AMS_PRIVATE_KEY,
  alipayPublicKey: AMS_ALIPAY_PUBLIC_KEY,
  baseUrl: AMS_BASE_URL,
});
const shop = createShop({ client, store: createMemoryStore(), alert: logAlert });

const { url, close } = await listen(shop, Number(PORT));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
console.log(`The shop is open on ${url}`);
