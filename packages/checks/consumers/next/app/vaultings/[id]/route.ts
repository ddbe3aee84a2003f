import { isVaultingError } from "@ams-vaulting/client";
import { vaultingClient } from "../../../lib/vaulting";

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
