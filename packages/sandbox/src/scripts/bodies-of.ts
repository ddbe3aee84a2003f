import { examples } from "@ams-vaulting/msw";

export type Body = Readonly<Record<string, unknown>>;

/** The bodies of an operation's response examples, by name; none for what is not an operation. */
export function bodiesOf(operation: string): { readonly [example: string]: Body } {
  const known = Object.hasOwn(examples, operation) ? examples[operation as keyof typeof examples] : undefined;
  const responses = Object.entries<{ body: object }>(known?.response ?? {});
  return Object.fromEntries(responses.map(([name, { body }]) => [name, body as Body]));
}
