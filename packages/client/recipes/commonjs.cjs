// CommonJS: Node 20.19 and newer load the package with `require`; there is no second build.
const { createVaultingClient, isVaultingError } = require("@ams-vaulting/client");

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  baseUrl: process.env.AMS_BASE_URL, // or a region
});

async function main() {
  const [, , vaultingRequestId = ""] = process.argv;
  try {
    const vaulting = await client.inquireVaulting({ vaultingRequestId });
    console.log(vaulting.vaultingStatus);
  } catch (error) {
    if (!isVaultingError(error)) throw error;
    console.error(error.code, error.message);
    process.exitCode = 1;
  }
}

main();
