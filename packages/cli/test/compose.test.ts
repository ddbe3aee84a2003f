import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { keys, mock, World } from "./support/world.ts";

afterEach(() => mock.reset());

const readme = readFileSync(new URL("../../client/README.md", import.meta.url), "utf8");
const [, compose = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
const env = Object.fromEntries(
  [...compose.matchAll(/^ {6}(AMS_\w+): "?([^"\n]+)"?$/gm)].map(([, name, value]) => [name, value]),
);
const pem = (label: string, text: string) => `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`;

/** The mock gateway, where the shop's container finds it. */
const fetch = (url: string, init?: RequestInit) => {
  expect(url).toMatch(/^http:\/\/sandbox:4010\//);
  return mock.fetch(url.replace("//sandbox:", "//127.0.0.1:"), init);
};

function world(changes: object = {}) {
  const there = new World({ env: { ...env, ...changes }, world: { fetch } });
  const file = (name: string, text: string) => there.write(name, text);
  Object.assign(there.io.env, {
    AMS_PRIVATE_KEY_FILE: file("merchant-private.pem", pem("PRIVATE KEY", keys.privateKey)),
    AMS_ALIPAY_PUBLIC_KEY_FILE: file("gateway-public.pem", pem("PUBLIC KEY", keys.alipayPublicKey)),
  });
  return there;
}

test("the variables of the Compose file reach a mock gateway in a container network", async () => {
  expect(Object.keys(env)).toHaveLength(5);
  using there = world();
  const { code, out } = await there.run("inquire", "123456789206");
  expect([code, out]).toEqual([0, expect.stringContaining("SUCCESS  verified")]);
});

test.each([
  { name: "without the permission", changes: { AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY: undefined } },
  { name: "in production", changes: { AMS_CLIENT_ID: "5X00" } },
])("nothing is sent over plain http $name", async ({ changes }) => {
  using there = world(changes);
  const { code, err } = await there.run("inquire", "123456789206");
  expect(code).toBe(2);
  expect(err).toContain("AMS_DANGEROUSLY_ALLOW_HTTP_MOCK_GATEWAY");
  expect(mock.requests).toHaveLength(0);
});
