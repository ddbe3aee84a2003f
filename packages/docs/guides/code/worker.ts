import { createVaultingClient, isVaultingError } from "@ams-vaulting/client";

interface Env {
  AMS_CLIENT_ID: string;
  AMS_PRIVATE_KEY: string;
  AMS_ALIPAY_PUBLIC_KEY: string;
}

// The bindings are the same for every request of an isolate: keys are imported once.
let client: ReturnType<typeof setUp> | undefined;

function setUp(env: Env) {
  return createVaultingClient({
    clientId: env.AMS_CLIENT_ID,
    privateKey: env.AMS_PRIVATE_KEY,
    alipayPublicKey: env.AMS_ALIPAY_PUBLIC_KEY,
    region: "north-america",
  });
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    client ??= setUp(env);
    const vaultingRequestId = new URL(request.url).searchParams.get("id") ?? "";
    try {
      const { vaultingStatus } = await client.inquireVaulting({ vaultingRequestId });
      return Response.json({ vaultingStatus }); // never the token
    } catch (error) {
      if (!isVaultingError(error)) throw error;
      return Response.json({ error: error.code }, { status: 502 });
    }
  },
};
