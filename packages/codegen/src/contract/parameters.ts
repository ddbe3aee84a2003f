import { type Cursor, errorAt } from "./read.ts";
import { refuseUnsupported } from "./supported.ts";

/** The request headers of the protocol, all of which the client fills in. */
const CLIENT_HEADERS = ["client-id", "request-time", "signature", "agent-token"];

/** Refuses each parameter that the client could not send. */
export function checkParameters(list: Cursor): void {
  for (const parameter of list.items()) list.attempt(() => checkParameter(parameter));
}

function checkParameter(parameter: Cursor): void {
  refuseUnsupported(parameter, "parameter");
  const name = parameter.at("name").string();
  const place = parameter.at("in").string();
  if (place !== "header") {
    throw errorAt(
      parameter,
      "in",
      `The client sends no ${place} parameter; move ${name} into the request body.`,
    );
  }
  if (parameter.at("x-set-by").value !== "client") {
    throw errorAt(
      parameter,
      "x-set-by",
      `Callers of the client cannot pass the header ${name}; move it into the request body, or mark it x-set-by: client.`,
    );
  }
  if (!CLIENT_HEADERS.includes(name)) {
    throw errorAt(
      parameter,
      "name",
      `The client does not fill in the header ${name}, only ${CLIENT_HEADERS.join(", ")}; move it into the request body.`,
    );
  }
}
