/** What a client needs to talk to the sandbox and verify its answers. */
export interface Credentials {
  clientId: string;
  /** The gateway's URL with its base path. */
  baseUrl: string;
  /** The gateway's public key: base64 of SPKI. */
  alipayPublicKey: string;
  /**
   * The merchant's private key: base64 of PKCS#8. It is made for this sandbox and worth nothing elsewhere. `undefined`
   * when the sandbox was given keys: then it never sees this one.
   */
  privateKey: string | undefined;
}

/** The credentials as environment variables, in the form of a `.env` file. */
export function toEnv({ clientId, baseUrl, alipayPublicKey, privateKey }: Credentials): string {
  return [
    `AMS_CLIENT_ID=${clientId}`,
    `AMS_BASE_URL=${baseUrl}`,
    `AMS_ALIPAY_PUBLIC_KEY=${alipayPublicKey}`,
    ...(privateKey === undefined ? [] : [`AMS_PRIVATE_KEY=${privateKey}`]),
  ].join("\n");
}
