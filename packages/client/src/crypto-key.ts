/** A WebCrypto `CryptoKey`, described by its shape so that declarations compile without the DOM library. */
export interface CryptoKeyLike {
  readonly type: string;
  readonly extractable: boolean;
  readonly algorithm: { readonly name: string };
  readonly usages: readonly string[];
}
