// The same for `./protocol`.
import * as protocol from "@ams-vaulting/client/protocol";

export const { baseUrls, operationTable, schemas, servers } = protocol;
export const { check, decodeKey, fingerprint, importKey, kindOf, sign, verify } = protocol;
export const operation = protocol.operationTable.inquireVaulting;
export const key = () => protocol.importKey("private", "", "privateKey");
export const header = protocol.parseSignatureHeader("");
export const violations = protocol.check(protocol.schemas, "", {});
export const codes = (id: string) => protocol.operationTable[id]?.resultCodes;
export const code = (id: string) => codes(id)?.SUCCESS;
export const shape = (name: string) => {
  const schema = protocol.schemas[name];
  return schema && "type" in schema ? schema : undefined;
};
export const variants = (name: string) => {
  const schema = protocol.schemas[name];
  return schema && "by" in schema ? schema : undefined;
};
export const reference = (name: string) => {
  const schema = protocol.schemas[name];
  return schema && "ref" in schema ? schema : undefined;
};
