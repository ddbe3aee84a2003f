import { generateKeyPairSync, sign, verify } from "node:crypto";

const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });

const path = "/ams/sandbox/api/v1/vaults/inquireVaulting";
const clientId = "SANDBOX_5X00000000000000";
const time = String(Date.now());
const body = JSON.stringify({ vaultingRequestId: "123456789206" });

const text = Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`);
const signature = sign("sha256", text, merchant.privateKey).toString("base64");
const header = `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`;

console.log(verify("sha256", text, merchant.publicKey, Buffer.from(signature, "base64")), header.length > 0);
