// app/api/vaultings/[id]/route.ts
import { createVaultingClient, isVaultingError, type VaultingClient } from "@ams-vaulting/client";

let client: VaultingClient | undefined;

/** Made at the first request: `next build` loads this file too, where the variables may be absent. */
function vaultingClient(): VaultingClient {
  client ??= createVaultingClient({
    clientId: process.env.AMS_CLIENT_ID,
    privateKey: process.env.AMS_PRIVATE_KEY,
    alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
    region: "europe",
  });
  return client;
}

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  try {
    const { vaultingStatus } = await vaultingClient().inquireVaulting(
      { vaultingRequestId: id },
      { signal: request.signal, timeoutMs: 8_000 },
    );
    return Response.json({ vaultingStatus });
  } catch (error) {
    if (!isVaultingError(error)) throw error;
    return Response.json({ error: error.code }, { status: 502 });
  }
}
