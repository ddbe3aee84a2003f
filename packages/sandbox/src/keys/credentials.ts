/** What a client needs to call the sandbox and verify its responses. */
export interface Credentials {
  clientId: string;
  /** The gateway's URL with its base path. */
  baseUrl: string;
  /** The gateway's public key: base64 of SPKI. */
  alipayPublicKey: string;
  /**
   * The merchant's private key: base64 of PKCS#8. It is made for this sandbox and worth nothing elsewhere. `undefined`
   * when the keys come from the options: then the sandbox never has this one.
   */
  privateKey: string | undefined;
}

/**
 * The credentials as environment variables, in the form of a `.env` file. `AMS_BASE_URL` is for this project's client,
 * `AMS_GATEWAY_URL` for the official SDKs.
 */
export function toEnv({ clientId, baseUrl, alipayPublicKey, privateKey }: Credentials): string {
  return [
    `AMS_CLIENT_ID=${clientId}`,
    // Official SDKs take an origin and put the path behind it; they differ in what they make of a slash.
    `AMS_GATEWAY_URL=${new URL(baseUrl).origin}`,
    `AMS_BASE_URL=${baseUrl}`,
    `AMS_ALIPAY_PUBLIC_KEY=${alipayPublicKey}`,
    ...(privateKey === undefined ? [] : [`AMS_PRIVATE_KEY=${privateKey}`]),
  ].join("\n");
}
