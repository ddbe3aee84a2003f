import type { SettingFlags } from "../settings/flags.ts";
import type { FormatFlags } from "./input/format.ts";

export interface ReconcileOptions extends SettingFlags, FormatFlags {
  concurrency: number;
  /** Requests per second; 0 for no limit. */
  rate: number;
  journal?: string;
  retryFailed?: true;
  out?: string;
  outFormat?: string;
  force?: true;
  /** 0 for never. */
  stopAfter: number;
  quiet?: true;
  json?: true;
  showToken?: true;
}
