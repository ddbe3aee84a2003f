import { type CryptoKeyLike, importKey } from "@ams-vaulting/client/protocol";

/** What the sandbox that serves this page gives to it. */
export interface Sandbox {
  clientId: string;
  /** The gateway's URL at this page's own origin: a signature covers the path, not the host. */
  baseUrl: string;
  alipayPublicKey: string;
  /** A key that signs and cannot be read out again. `undefined` when the sandbox was given keys. */
  privateKey: CryptoKeyLike | undefined;
  scenarios: Scenario[];
}

/** An entry of the sandbox's list: an example of the contract, or an id that spells out its answers. */
export interface Scenario {
  operation: string;
  id?: string;
  request: Readonly<Record<string, unknown>>;
  /** Only examples have these. */
  name?: string;
  resultCode?: string;
  state?: string;
  /** Only ids that spell out their answers have them. */
  steps?: string[];
}

/** Why this page cannot ask: it is served from elsewhere, the browser cannot sign, nothing answered, or it refused. */
export type Absence = "elsewhere" | "no-crypto" | "silent" | "refused";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Asks for a sandbox at this page's own origin. No other host is ever asked. */
export async function findSandbox(location: Location): Promise<Sandbox | Absence> {
  // A sandbox gives its keys to this machine alone, and browsers sign only where nobody can listen.
  if (!LOOPBACK.test(location.hostname)) return "elsewhere";
  if (!globalThis.crypto?.subtle) return "no-crypto";
  try {
    const [credentials, scenarios] = await Promise.all(
      ["credentials", "scenarios"].map((name) => fetch(`/_sandbox/${name}.json`, { cache: "no-store" })),
    );
    if (credentials?.status === 403) return "refused";
    if (!credentials?.ok || !scenarios?.ok) return "silent";
    const { clientId, baseUrl, alipayPublicKey, privateKey } = await credentials.json();
    return {
      clientId,
      baseUrl: location.origin + new URL(baseUrl).pathname,
      alipayPublicKey,
      privateKey: privateKey && (await importKey("private", privateKey, "privateKey")).key,
      scenarios: await scenarios.json(),
    };
  } catch {
    return "silent";
  }
}
