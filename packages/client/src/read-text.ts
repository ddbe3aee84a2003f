import { invalidOption, missingOption } from "./errors/configuration-error.ts";
import { headerLengths } from "./generated/header-lengths.ts";
import { mistakeIn } from "./mistakes.ts";

/**
 * An option that is a short text; `undefined` when it is absent, which an empty text is too. No message quotes the
 * value: it could be a key in the wrong place.
 */
export function readText(value: unknown, option: string, kind?: RegExp, wanted = ""): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw invalidOption(option, "It must be a string.");
  const mistake = commonMistake(value) ?? (kind && !kind.test(value) ? wanted : undefined);
  if (mistake) throw invalidOption(option, mistake);
  return value;
}

function commonMistake(text: string): string | undefined {
  if (/["'`“”‘’]/.test(text)) return "It contains quotes, which env files may keep. Remove the quotes.";
  if (/-----|^MI.{99}/.test(text))
    return "It looks like a key. Keys belong in privateKey and alipayPublicKey.";
  if (/[\s\p{C}]/u.test(text)) return "It contains white space or an invisible character. Remove it.";
  return mistakeIn(text);
}

/** @throws {ConfigurationError} for what is not a client id, and when there is none */
export function requireClientId(value: unknown): string {
  const clientId = readClientId(value);
  if (clientId) return clientId;
  throw missingOption("clientId", "Give the client id of the dashboard. Is the environment variable set?");
}

/** @throws {ConfigurationError} for what cannot be a client id, and for what would go to production by mistake */
function readClientId(value: unknown): string | undefined {
  const wanted = "A client id has only letters, digits, _, . and -. Take it from the dashboard.";
  const clientId = readText(value, "clientId", /^(?=.*[a-z\d])[\w.-]+$/i, wanted);
  if (clientId === undefined) return undefined;
  const rest = clientId.replace(/^SANDBOX_/, "");
  // The prefix alone decides between the sandbox and production.
  if (rest === clientId && /sandbox/i.test(clientId)) {
    throw invalidOption(
      "clientId",
      "Client ids of the sandbox begin with SANDBOX_, in capitals; this one would go to production. Copy it from the dashboard.",
    );
  }
  const mistake = rest === "" ? "The prefix SANDBOX_ is followed by nothing." : mistakeIn(rest);
  if (mistake) throw invalidOption("clientId", mistake);
  return clientId;
}

/** @throws {ConfigurationError} for what the contract does not allow in the header */
export function readAgentToken(value: unknown): string | undefined {
  const wanted = "An agent token is printable ASCII without spaces.";
  const token = readText(value, "agentToken", /^[\x21-\x7e]+$/, wanted);
  const longest = headerLengths["agent-token"] ?? Number.POSITIVE_INFINITY;
  if (token === undefined || token.length <= longest) return token;
  throw invalidOption("agentToken", `It is longer than ${longest} characters, so it is not an agent token.`);
}
