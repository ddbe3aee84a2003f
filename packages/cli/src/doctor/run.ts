import { exit } from "../exit-codes.ts";
import { UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { say, sayJson } from "../message.ts";
import type { SettingFlags } from "../settings/flags.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Settings } from "../settings/table.ts";
import { startSpinner } from "../terminal/spinner.ts";
import { type Check, note, wrong } from "./check.ts";
import { checkClock } from "./clock.ts";
import { checkFiles } from "./files.ts";
import { checkGateway } from "./gateway.ts";
import { checkKeys } from "./keys.ts";
import { render } from "./render.ts";

export interface DoctorOptions extends SettingFlags {
  online?: true;
  production?: true;
  id: string;
  dashboardKeyFile?: string;
  json?: true;
}

/** Checks the configuration. Returns the exit code. */
export async function doctor(options: DoctorOptions, io: Io): Promise<number> {
  const { checks, exitCode } = await examine(options, io);
  if (options.json) await sayJson(io.stdout, { ok: exitCode === exit.good, checks });
  else await say(io.stdout, render(checks, io));
  return exitCode;
}

async function examine(options: DoctorOptions, io: Io): Promise<{ checks: Check[]; exitCode: number }> {
  let settings: Settings;
  try {
    settings = await readSettings(options, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { checks: [wrong("settings", error.message)], exitCode: exit.usage };
  }
  const checks = [
    ...(await checkFiles(settings, options.dotenv, io)),
    ...checkGateway(settings, io),
    ...(await checkKeys(settings, options.dashboardKeyFile, io)),
  ];
  const clock = checkClock((io.world.now ?? Date.now)());
  if (checks.some(({ status }) => status === "wrong") || clock.status === "wrong") {
    const skipped = options.online ? [note("online", "Not called: what is wrong above comes first.")] : [];
    return { checks: [...checks, clock, ...skipped], exitCode: exit.usage };
  }
  if (!options.online) return { checks: [...checks, clock], exitCode: exit.good };
  const { checkOnline } = await import("./online.ts");
  const spinner = await startSpinner(io, "Calling the gateway");
  const online = await checkOnline(settings, options.id, options.production === true, io).finally(() =>
    spinner.stop(),
  );
  const clockIsWrong = online.checks.some(({ name, status }) => name === "clock" && status === "wrong");
  return {
    checks: [...checks, ...online.checks],
    exitCode: online.exitCode === exit.good && clockIsWrong ? exit.usage : online.exitCode,
  };
}
