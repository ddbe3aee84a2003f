import type { Contract } from "../contract/contract.ts";
import { literal, module } from "./module.ts";

/** The base URLs by region and environment. */
export function emitServers({ servers, operations }: Contract): string {
  const regions = new Set(
    [servers, ...operations.map((operation) => operation.servers ?? {})].flatMap((table) =>
      Object.keys(table),
    ),
  );
  return module(
    `/** Base URLs of the gateway, by region and environment. */\nexport const servers = ${literal(servers)} as const;`,
    `/** A region of the gateway. */\nexport type Region = ${[...regions].map((region) => JSON.stringify(region)).join(" | ")};`,
  );
}
