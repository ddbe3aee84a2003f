/** The headers that are credentials in themselves, here or at a proxy. */
const SECRET = /^(agent-token|authorization|cookie|proxy-authorization|x-api-key)$/;

/** Headers as they may stand in a log. */
export function withoutSecrets(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => {
      if (SECRET.test(name)) return [name, "[secret]"];
      return [name, name === "signature" ? value.replace(/(signature=)[^,\s]+/i, "$1[left out]") : value];
    }),
  );
}
