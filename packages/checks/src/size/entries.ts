import * as client from "@ams-vaulting/client";

const FROM = `from "@ams-vaulting/client"`;
const values = Object.keys(client).sort();

/** What is measured, by name: an entry file each. */
export const entries: Readonly<Record<string, string>> = {
  core: `export { ${["createVaultingClient", ...values.filter((name) => /^is[A-Z]/.test(name))].join(", ")} } ${FROM}`,
  everything: `export * ${FROM}`,
  ...Object.fromEntries(values.map((name) => [name, `export { ${name} } ${FROM}`])),
};
