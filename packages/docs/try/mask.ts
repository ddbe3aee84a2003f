import { secretMembers } from "@ams-vaulting/client/protocol";

const MASK = "[secret]";
const names = secretMembers.join("|");
// A text may end in the middle of a value, when the connection did.
const member = new RegExp(`("(?:${names})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|[-\\w.]+)`, "g");
const unmasked = new RegExp(`"(?:${names})"\\s*:(?!\\s*"\\[secret\\]")`);

/**
 * A JSON text for people, in which the members that must never be logged are masked, as the client masks them.
 *
 * @returns `undefined` when one of them cannot be masked
 */
export function maskedText(json: string): string | undefined {
  if (secretMembers.length === 0) return json;
  const masked = json.replaceAll(member, `$1"${MASK}"`);
  return unmasked.test(masked) || hidesSecret(masked) ? undefined : masked;
}

/** Names can be written with escapes, which the patterns do not see. */
function hidesSecret(json: string): boolean {
  let found = false;
  try {
    JSON.parse(json, (name, value) => {
      if (secretMembers.includes(name) && value !== MASK) found = true;
      return value;
    });
  } catch {
    return /\\u/i.test(json);
  }
  return found;
}
