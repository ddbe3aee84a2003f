import { environmentOf, type ServerTable, servers, sharedBasePath } from "@ams-vaulting/client/protocol";
import { UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { createClient, isHttpAllowed } from "../settings/create-client.ts";
import { type Settings, settingNames } from "../settings/table.ts";
import { type Check, note, ok, warning, wrong } from "./check.ts";

/** Client ids have some 20 characters; no limit is published. */
const MAX_CLIENT_ID = 128;
const FIND = "Take the client id from the dashboard.";

/** The client id, and whether it belongs to the same environment as the gateway's URL. */
export function checkGateway(settings: Settings, io: Io): Check[] {
  const { clientId, region, baseUrl } = settings;
  if (!clientId) {
    const { flag, variable } = settingNames.clientId;
    return [
      wrong("client id", "There is none.", `Give ${flag} or ${variable}: the client id of the dashboard.`),
    ];
  }
  const { length } = clientId.value;
  if (length > MAX_CLIENT_ID)
    return [
      wrong(
        "client id",
        `${clientId.from} has ${length} characters, so it is not a client id. Is it a key?`,
        FIND,
      ),
    ];
  const environment = environmentOf(clientId.value);
  const first = ok("client id", `${clientId.value} (${clientId.from}): ${environment}.`);
  const refused = refusal(settings, io);
  if (refused?.about === "client") return [wrong("client id", refused.message)];
  if (refused) return [first, wrong("gateway", refused.message)];
  if (region) {
    const table: ServerTable = servers;
    return [first, ok("gateway", `${table[region.value]?.[environment]} (${region.value}, ${region.from}).`)];
  }
  const place = baseUrl ? checkBaseUrl(baseUrl.value, baseUrl.from, environment) : [];
  if (!isHttpAllowed(settings)) return [first, ...place];
  const { variable } = settingNames.dangerouslyAllowHttpMockGateway;
  return [
    first,
    ...place,
    warning("gateway", `${variable} lets plain http leave this machine.`, "Keep it to mock gateways."),
  ];
}

function checkBaseUrl(baseUrl: string, from: string, environment: string): Check[] {
  const other = environment === "sandbox" ? "production" : "sandbox";
  const { pathname, hostname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/, "");
  if (path !== "" && path === sharedBasePath(other)) {
    return [
      wrong(
        "gateway",
        `${baseUrl} (${from}) is a ${other} URL, but the client id belongs to ${environment}.`,
        `The path of ${environment} is ${sharedBasePath(environment)}. Or is it the client id that is wrong?`,
      ),
    ];
  }
  const known = new Set(
    Object.values(servers).flatMap((urls) => Object.values(urls).map((url) => new URL(url).hostname)),
  );
  const hint = known.has(hostname)
    ? []
    : [note("gateway", `${hostname} is not a host of the contract. Is it a proxy?`)];
  return [ok("gateway", `${baseUrl} (${from}).`), ...hint];
}

/** What the client says about the client id and the place; its words about keys are for others. */
function refusal(settings: Settings, io: Io): { about: "client" | "place"; message: string } | undefined {
  try {
    createClient(without(settings), io, { privateKey: async () => "", alipayPublicKey: async () => "" });
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const about = error.message.startsWith(`${settings.clientId?.from}:`) ? "client" : "place";
    return { about, message: error.message };
  }
}

function without({ privateKey: _, alipayPublicKey: __, ...settings }: Settings): Settings {
  return settings;
}
