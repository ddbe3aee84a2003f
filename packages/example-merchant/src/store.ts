/** What the shop knows of a vaulting. The card's token is not part of it: pages are made from this. */
export type Vaulting =
  | { state: "open" }
  | { state: "stored"; brand: string; maskedCardNo: string }
  | { state: "declined" };

/** What is needed to charge a card later. */
export interface StoredCard {
  token: string;
  brand: string;
  maskedCardNo: string;
}

/** Where vaultings are kept, by their request id. */
export interface VaultingStore {
  find(requestId: string): Promise<Vaulting | undefined>;
  /** It is not decided yet. A final state stays what it is. */
  keepOpen(requestId: string): Promise<void>;
  storeCard(requestId: string, card: StoredCard): Promise<void>;
  decline(requestId: string): Promise<void>;
  /** For the code that charges cards, and for nothing else: never log it, never show it. */
  tokenOf(requestId: string): Promise<string | undefined>;
}

/** Forgets everything when the process ends. A real shop has a database here, and encrypts the tokens. */
export function createMemoryStore(): VaultingStore {
  const vaultings = new Map<string, Vaulting>();
  const tokens = new Map<string, string>();
  return {
    find: async (requestId) => vaultings.get(requestId),
    async keepOpen(requestId) {
      if (!vaultings.has(requestId)) vaultings.set(requestId, { state: "open" });
    },
    async storeCard(requestId, { token, ...shown }) {
      tokens.set(requestId, token);
      vaultings.set(requestId, { state: "stored", ...shown });
    },
    async decline(requestId) {
      vaultings.set(requestId, { state: "declined" });
    },
    tokenOf: async (requestId) => tokens.get(requestId),
  };
}
