import { formatSignatureHeader, importKey, sign, stringToSign } from "@ams-vaulting/client/protocol";
import { derivedKey } from "./derived-key.mjs";

const fence = (text, language = "text wrap") => `\`\`\`${language}\n${text}\n\`\`\``;

/** One call, signed and answered, with the numbers that the pages show: `<!-- example: string-to-sign -->`. */
export async function workedExample({ api, follow, operations: [operation] }) {
  const merchant = derivedKey("the merchant of the worked example");
  const gateway = derivedKey("the gateway of the worked example");
  const example = (header) => operation.parameters.find((parameter) => parameter.name === header).example;
  // A call that is short to read: its state is not final yet.
  const { field, pending } = operation["x-polling"];
  const name = Object.keys(operation.response.examples).find((candidate) =>
    pending.includes(follow(operation.response.examples[candidate]).value[field]),
  );
  const clientId = example("client-id");
  const sandbox = api.servers.find((server) => server["x-environment"] === "sandbox");
  const url = `${sandbox.url}${operation.path}`;
  const path = new URL(url).pathname;

  const requestTime = example("request-time");
  const requestBody = JSON.stringify(follow(operation.request.examples[name]).value);
  const request = stringToSign({ path, clientId, time: requestTime, body: requestBody });
  const requestSignature = await signWith(merchant, request);

  // The answer comes within the second.
  const responseTime = new Date(Math.ceil(Number(requestTime) / 1000) * 1000)
    .toISOString()
    .replace(".000", "");
  const responseBody = JSON.stringify(follow(operation.response.examples[name]).value);
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

const pem = ({ publicKey }) => publicKey.export({ type: "spki", format: "pem" }).trim();

/** Signed by the client's own code, the one that users run. */
async function signWith({ privateKey }, text) {
  const key = await importKey("private", privateKey.export({ type: "pkcs8", format: "pem" }), "privateKey");
  return Buffer.from(await sign(key.key ?? key, text));
}
