// What a project exports of the mock without writing its types.
import { createVaultingMock, examples, faultNames } from "@ams-vaulting/msw";

export const mock = createVaultingMock();
export const { handlers, fetch, handle, clientOptions, keys, exportKeys, requests, inquireVaulting } = mock;
export const { privateKey, alipayPublicKey } = mock.clientOptions;
export const { respond, fault, for: forId } = mock.inquireVaulting;
export const script = mock.inquireVaulting.for("1");
export const gatewayKey = async () => (await mock.keys()).gateway.publicKey;
export const recorded = () => mock.requests[0];
export const verdict = () => mock.requests[0]?.signature;
export const success = examples.inquireVaulting.response.success;
export const faults = faultNames;
