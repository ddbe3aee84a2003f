import { allBaseUrls, localBaseUrls } from "@ams-vaulting/client/protocol";

/** Base URLs with the paths that are mapped to them: this machine's first. */
const bases = [...localBaseUrls(), ...allBaseUrls()].map((base) => ({
  base,
  path: `${new URL(base).pathname}/`,
}));

/**
 * The documented URL that the target of a request is mapped to; `undefined` when it is below no documented base path.
 *
 * @param target a path with its query, or a whole URL, as HTTP allows it
 */
export function documentedUrl(target: string): string | undefined {
  // Parsing is only worth its time where it can make a difference: dots, or a whole URL.
  const path = target.startsWith("/") && !target.includes("/.") ? target : pathOf(target);
  const found = bases.find((known) => path?.startsWith(known.path));
  return found && path && found.base + path.slice(found.path.length - 1);
}

function pathOf(target: string): string | undefined {
  if (!URL.canParse(target, "http://127.0.0.1")) return undefined;
  const { pathname, search } = new URL(target, "http://127.0.0.1");
  return pathname + search;
}

/** The port of the contract's server on this machine. */
export function documentedPort(): number {
  const [local] = localBaseUrls();
  return local ? Number(new URL(local).port) : 0;
}
