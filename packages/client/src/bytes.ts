/**
 * Bytes that WebCrypto accepts: a `Uint8Array` on an `ArrayBuffer`. Written without the type's parameter, so that the
 * declarations compile before TypeScript 5.7 too, where it had none.
 */
export type Bytes = ReturnType<Uint8Array["slice"]>;
