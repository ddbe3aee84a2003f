import type { Tarballs } from "../work/pack.ts";

/** The published packages that run somewhere. */
export const packed = [
  "@ams-vaulting/client",
  "@ams-vaulting/msw",
  "@ams-vaulting/sandbox",
  "ams-vaulting",
] as const;
export type Packed = Tarballs<(typeof packed)[number]>;
