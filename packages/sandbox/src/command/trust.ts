/** How programs trust a certificate, as comment lines of a `.env` file. */
export function trustLines(path: string): string[] {
  const file = /^[\w./:@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
  return [
    `# Its certificate is ${path}.`,
    "# It is new at each start, and its key is on no disk. To trust it:",
    `#   Node.js:    NODE_EXTRA_CA_CERTS=${file} node …`,
    `#   Go, Python: SSL_CERT_FILE=${file} …`,
    `#   curl:       curl --cacert ${file} …`,
    `#   Java:       keytool -importcert -noprompt -alias sandbox -file ${file} -keystore sandbox.p12 -storepass sandbox`,
    "#               java -Djavax.net.ssl.trustStore=sandbox.p12 -Djavax.net.ssl.trustStorePassword=sandbox …",
  ];
}
