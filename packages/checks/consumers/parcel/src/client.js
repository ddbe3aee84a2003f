import { createVaultingClient, isConfigurationError } from "@ams-vaulting/client";
import { RSA_SHA256 } from "@ams-vaulting/client/protocol";

try {
  createVaultingClient({ clientId: undefined });
} catch (error) {
  console.log(isConfigurationError(error) && error.code, RSA_SHA256.name);
}
