// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

/** Base URLs of the gateway, by region and environment. */
export const servers = {
  "north-america": {
    "production": "https://open-na-global.alipay.com/ams/api",
    "sandbox": "https://open-na-global.alipay.com/ams/sandbox/api"
  },
  "asia": {
    "production": "https://open-sea-global.alipay.com/ams/api",
    "sandbox": "https://open-sea-global.alipay.com/ams/sandbox/api"
  },
  "europe": {
    "production": "https://open-de-global.alipay.com/ams/api",
    "sandbox": "https://open-de-global.alipay.com/ams/sandbox/api"
  },
  "united-states": {
    "production": "https://open.antglobal-us.com/ams/api",
    "sandbox": "https://open.antglobal-us.com/ams/sandbox/api"
  },
  "local": {
    "sandbox": "http://127.0.0.1:4010/ams/sandbox/api"
  }
} as const;

/** A region of the gateway. */
export type Region = "north-america" | "asia" | "europe" | "united-states" | "local";
