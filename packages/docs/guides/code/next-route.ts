// app/api/vaultings/[id]/route.ts
import { createVaultingClient, isVaultingError } from "@ams-vaulting/client";

export const runtime = "edge"; // or "nodejs"

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "europe",
});

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  try {
    const { vaultingStatus } = await client.inquireVaulting(
      { vaultingRequestId: id },
      { signal: request.signal, timeoutMs: 8_000 },
    );
    return Response.json({ vaultingStatus });
  } catch (error) {
    if (!isVaultingError(error)) throw error;
    return Response.json({ error: error.code }, { status: 502 });
  }
}
