import { createVaultingClient, isWaitError } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "north-america",
});

const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

try {
  const final = await client.inquireVaulting.untilFinal(
    { vaultingRequestId: "123456789206" },
    { timeoutMs: 60_000, signal: stop.signal, onUpdate: (now) => console.log(now.vaultingStatus) },
  );
  console.log("final:", final.vaultingStatus);
} catch (error) {
  if (!isWaitError(error)) throw error;
  console.log("still open after", error.polls, "polls; query again in an hour");
}
