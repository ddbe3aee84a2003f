import { formatSignatureHeader, importKey, sign, stringToSign } from "@ams-vaulting/client/protocol";
import { explainedOperation, type OpenContract } from "./contract.ts";
import { derivedKey, type KeyPair, pemOf } from "./derived-key.ts";
import { ensure } from "./ensure.ts";

/** The call, and the blocks that show it, by name. */
export interface WorkedExample {
  blocks: Record<string, string>;
  merchant: KeyPair;
  gateway: KeyPair;
  call: { clientId: string; requestTime: string; operationId: string; request: unknown };
}

const fence = (text: string, language = "text wrap"): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** One call, signed and answered, with the numbers that the pages show: `<!-- example: string-to-sign -->`. */
export async function workedExample(contract: OpenContract): Promise<WorkedExample> {
  const { api } = contract;
  const operation = explainedOperation(contract);
  const merchant = derivedKey("the merchant of the worked example");
  const gateway = derivedKey("the gateway of the worked example");
  const example = (header: string) =>
    ensure(operation.parameters.find(({ name }) => name === header)?.example, `example of ${header}`);
  // A call that is short to read: its state is not final yet.
  const { field, pending } = operation.polling;
  const found = Object.entries(operation.answers).find(([, { value }]) =>
    pending.some((state) => state === value[field]),
  );
  const [name, answer] = ensure(found, "example of a call that is not final");
  const clientId = example("client-id");
  const sandbox = ensure(
    api.servers.find((server) => server["x-environment"] === "sandbox"),
    "sandbox among the servers",
  );
  const url = `${sandbox.url}${operation.path}`;
  const path = new URL(url).pathname;

  const requestTime = example("request-time");
  const requestBody = JSON.stringify(ensure(operation.requests[name], `request example ${name}`).value);
  const request = stringToSign({ path, clientId, time: requestTime, body: requestBody });
  const requestSignature = await signWith(merchant, request);

  // The answer comes within the second.
  const responseTime = new Date(Math.ceil(Number(requestTime) / 1000) * 1000)
    .toISOString()
    .replace(".000", "");
  const responseBody = JSON.stringify(answer.value);
  const response = stringToSign({ path, clientId, time: responseTime, body: responseBody });
  const responseSignature = await signWith(gateway, response);

  const blocks = {
    "string-to-sign": fence(request),
    signature: fence(requestSignature.toString("base64")),
    request: fence(
      [
        `POST ${path} HTTP/1.1`,
        `host: ${new URL(url).host}`,
        "content-type: application/json; charset=UTF-8",
        `client-id: ${clientId}`,
        `request-time: ${requestTime}`,
        `signature: ${formatSignatureHeader(requestSignature, "1")}`,
        "",
        requestBody,
      ].join("\n"),
      "http wrap",
    ),
    "merchant-public-key": fence(pem(merchant)),
    answer: fence(
      [
        "HTTP/1.1 200 OK",
        "content-type: application/json; charset=UTF-8",
        `client-id: ${clientId}`,
        `response-time: ${responseTime}`,
        `signature: ${formatSignatureHeader(responseSignature, "1")}`,
        "",
        responseBody,
      ].join("\n"),
      "http wrap",
    ),
    "string-to-verify": fence(response),
    "gateway-public-key": fence(pem(gateway)),
  };
  const call = {
    clientId,
    requestTime,
    operationId: operation.operationId,
    request: JSON.parse(requestBody),
  };
  return { blocks, merchant, gateway, call };
}

const pem = ({ publicKey }: KeyPair): string => pemOf(publicKey).trim();

/** Signed by the client's own code, the one that users run. */
async function signWith({ privateKey }: KeyPair, text: string): Promise<Buffer> {
  const { key } = await importKey("private", pemOf(privateKey), "privateKey");
  return Buffer.from(await sign(key, text));
}
