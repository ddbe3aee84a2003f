import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { specText } from "./support/contract.ts";
import { buildDocs, type Site } from "./support/docs.ts";
import { buildWorkspace, type Workspace } from "./support/workspace.ts";

/** One example gets another brand and another name: three places in the YAML, nothing else. */
const edited = [
  { from: "            brand: VISA", to: "            brand: JCB" },
  {
    from: '              success:\n                $ref: "#/components/examples/InquireVaultingRequestSuccess"',
    to: '              jcb_stored:\n                $ref: "#/components/examples/InquireVaultingRequestSuccess"',
  },
  {
    from: '                success:\n                  $ref: "#/components/examples/InquireVaultingSuccess"',
    to: '                jcb_stored:\n                  $ref: "#/components/examples/InquireVaultingSuccess"',
  },
].reduce((text, { from, to }) => {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`Expected 1 match, got ${parts.length - 1}: ${from}`);
  return parts.join(to);
}, specText);

const consumer = `
  import { examples, type ExampleName, type VaultingMock } from "@ams-vaulting/msw";

  export const renamed: ExampleName<"inquireVaulting"> = "jcb_stored";
  // @ts-expect-error the old name is gone
  export const old: ExampleName<"inquireVaulting"> = "success";
  export const brand: "JCB" = examples.inquireVaulting.response.jcb_stored.body.paymentMethodDetail.card.brand;

  export function script(mock: VaultingMock): void {
    mock.inquireVaulting.respond("processing", "jcb_stored");
    // @ts-expect-error the old name is gone
    mock.inquireVaulting.respond("success");
  }
`;

describe("an example that is edited in the YAML changes", () => {
  let workspace: Workspace;
  let site: Site;
  beforeAll(async () => {
    workspace = await buildWorkspace("edited-example", edited, consumer);
    site = await buildDocs(workspace.spec, join(workspace.folder, "site"));
  });

  test("the types: its new name is the only one (the consumer was compiled)", async () => {
    const { examples } = await workspace.load("msw");
    expect(Object.keys(examples.inquireVaulting.response)).toContain("jcb_stored");
    expect(Object.keys(examples.inquireVaulting.response)).not.toContain("success");
  });

  test("the mock's response", async () => {
    const { createVaultingClient } = await workspace.load("client");
    const { createVaultingMock } = await workspace.load("msw");
    const mock = createVaultingMock();
    const client = createVaultingClient({ ...mock.clientOptions, fetch: mock.fetch });
    const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
    expect(vaulting.paymentMethodDetail.card.brand).toBe("JCB");
    expect(() => mock.inquireVaulting.respond("success")).toThrow('unknown example "success"');
  });

  test("the reference", () => {
    const { examples } =
      site.contract.paths["/v1/vaults/inquireVaulting"].post.responses["200"].content["application/json"];
    expect(Object.keys(examples)[0]).toBe("jcb_stored");
    expect(site.page).toContain('"jcb_stored"');
    expect(site.page).toContain('"brand":"JCB"');
    expect(site.page).not.toContain('"brand":"VISA"');
  });
});
