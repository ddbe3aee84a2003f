import { secretMembers, type Violation } from "@ams-vaulting/client/protocol";
import { SECRET } from "./secret.ts";
import { show } from "./show.ts";

/** `/a/b max_length (64): "…"` */
export function describeViolation({ path, rule, want }: Violation, body: unknown): string {
  let value = body;
  const names = path.split("/").slice(1);
  for (const name of names) value = Object(value)[name];
  if (names.some((name) => secretMembers.includes(name))) value = SECRET;
  return `${path || "/"} ${rule} (${want}): ${show(value)}`;
}
