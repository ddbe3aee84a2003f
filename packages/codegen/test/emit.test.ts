import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { type Edit, edited, freshlyGenerated, generated, parcels } from "./support/parcels.ts";

interface Case {
  name: string;
  want: string;
  edits?: Edit[];
}

describe("types", () => {
  test.each<Case>([
    {
      name: "an open list completes known values and accepts others",
      want: 'colour?: "RED" | "BLUE" | (string & {});',
    },
    {
      name: "a known failure code completes F and U, not S",
      want: 'resultCode: "NO_PARCEL" | "BUSY" | (string & {});',
    },
    { name: "a closed list stays closed", want: 'resultStatus: "F" | "U";' },
    { name: "a forbidden member is never", want: "state?: never;" },
    {
      name: "also where it is described",
      want: "        /** @description Absent. */\n            state?: never;",
      edits: [["state: { not: {} }", "state: { not: {}, description: Absent. }"]],
    },
    {
      name: "a source goes into the JSDoc",
      want: "     * @description The id on the label. *\\/ is not the end.\n         *\n         *     Source: The postman.",
    },
    {
      name: "schemas have names of their own",
      want: "export type FindRequest = components['schemas']['FindRequest'];",
    },
  ])("$name", async ({ want, edits = [] }: Case) => {
    expect((await generated(edited(...edits)))["schema.ts"]).toContain(want);
  });

  test("a header that the client sets is in no type", async () => {
    expect((await generated(parcels))["schema.ts"]).not.toContain("client-id");
    const inline = edited([
      '        - $ref: "#/components/parameters/ClientId"',
      "        - { name: agent-token, in: header, x-set-by: client, schema: { type: string } }",
    ]);
    expect((await generated(inline))["schema.ts"]).not.toContain("agent-token");
  });

  test("the public names are those of the document, whatever their case", async () => {
    const files = await generated(parcels.replaceAll("FindRequest", "HTTPRequestV2b"));
    expect(files["messages.ts"]).toContain("  HTTPRequestV2b,\n");
    expect(files["schema.ts"]).toContain("export type HTTPRequestV2b = ");
  });

  test("a comment ends where it should", async () => {
    const files = await generated(
      edited(
        ["description: Says where it is.", 'description: "a */ b */ c"'],
        ["action: Check the id.", 'action: "*/ process.exit(); /*"'],
      ),
      "client",
    );
    for (const text of Object.values(files)) {
      const code = text
        .replace(/"(?:[^"\\]|\\.)*"/g, '""')
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/^\/\/.*$/gm, "");
      expect(code).not.toMatch(/\*\/|process|the end/);
    }
    expect(files["operations.ts"]).toContain("   * a *\\/ b *\\/ c\n");
  });
});

describe("operations", () => {
  test("hold what the client has to know, and nothing else", async () => {
    const text = (await generated(parcels))["operations.ts"] ?? "";
    const [, table = ""] = /export const operations = (\{[\s\S]*?\n\}) as const/.exec(text) ?? [];
    expect(JSON.parse(table)).toEqual({
      findParcel: {
        path: "/v1/parcels/find",
        request: "FindRequest",
        response: "FindResponse",
        correlation: "parcelId",
        correlationUnknown: "NO_PARCEL",
        polling: { field: "state", pending: ["MOVING"], final: ["HERE"] },
        resultCodes: {
          FOUND: { status: "S", action: "Go and get it." },
          NO_PARCEL: { status: "F", action: "Check the id." },
          BUSY: { status: "U", action: "Call later." },
        },
      },
    });
  });

  test.each([
    {
      name: "summary, description, path",
      edits: [],
      want: "  /**\n   * Find a parcel.\n   *\n   * Says where it is.\n   *\n   * `POST /v1/parcels/find`\n   */\n",
    },
    {
      name: "neither summary nor description",
      edits: [["      summary: Find a parcel\n      description: Says where it is.\n", ""]] as const,
      want: "  /** `POST /v1/parcels/find` */\n",
    },
  ])("are described: $name", async ({ edits, want }) => {
    expect((await generated(edited(...edits)))["operations.ts"]).toContain(`${want}  "findParcel": {`);
  });

  test("servers of their own, from the operation or its path", async () => {
    const own = "servers: [{ url: https://mars.example, x-region: mars, x-environment: production }]";
    const want = '"mars": {\n        "production": "https://mars.example"\n      }';
    for (const edit of [
      ["    post:\n", `    post:\n      ${own}\n`],
      ["    post:\n", `    ${own}\n    post:\n`],
    ] as const) {
      const files = await generated(edited(edit));
      expect(files["operations.ts"]).toContain(want);
      expect(files["servers.ts"]).not.toContain("https://mars.example");
      expect(files["servers.ts"]).toContain('export type Region = "moon" | "mars";');
    }
  });
});

describe("validators", () => {
  const rows = async (text: string) => {
    const body = (await generated(text))["validators.ts"] ?? "";
    return Object.fromEntries(
      [...body.matchAll(/^ {2}"(\w+)": (.*),$/gm)].map(([, name, row]) => [name, JSON.parse(row ?? "")]),
    );
  };

  test("tell variants apart by a member, and know what they agree on", async () => {
    expect((await rows(parcels)).FindResponse).toEqual({
      by: "state",
      variants: { MOVING: { ref: "Moving" }, HERE: { ref: "Here" } },
      absent: { ref: "CallFailed" },
      unknown: {
        type: "object",
        required: ["result", "parcelId", "state"],
        properties: {
          result: { ref: "Success" },
          parcelId: { ref: "ParcelId" },
          colour: { type: "string", known: ["RED", "BLUE"], maxLength: 9 },
          state: { type: "string" },
        },
      },
    });
  });

  test("name the members that must never be logged", async () => {
    const secret = [
      "        colour: { type: string,",
      "        colour: { x-secret: true, type: string,",
    ] as const;
    const text = (await generated(edited(secret)))["validators.ts"];
    expect(text).toContain('export const secretMembers: readonly string[] = ["colour"];');
    expect((await generated(parcels))["validators.ts"]).toContain("secretMembers: readonly string[] = [];");
  });

  test("what variants describe differently is not agreed on", async () => {
    const other = [
      "        state: { type: string, const: MOVING }",
      "        state: { type: string, const: MOVING }\n        colour: { type: string }",
    ] as const;
    expect((await rows(edited(other))).FindResponse.unknown.properties).not.toHaveProperty("colour");
  });

  test("hold rules, not messages", async () => {
    const table = await rows(parcels);
    expect(table.ParcelId).toEqual({ type: "string", minLength: 1, maxLength: 8 });
    expect(table.Here.properties.colour).toEqual({ type: "string", known: ["RED", "BLUE"], maxLength: 9 });
  });

  test("follow a schema that contains itself", async () => {
    const parts = "parts: { type: array, items: { $ref: '#/components/schemas/Here' } }";
    const table = await rows(
      edited([
        "        state: { type: string, const: HERE }",
        `        ${parts}\n        state: { type: string, const: HERE }`,
      ]),
    );
    expect(table.Here.properties.parts).toEqual({ type: "array", items: { ref: "Here" } });
  });

  test("a variant whose first member is the whole again", async () => {
    const whole = "whole: { $ref: '#/components/schemas/FindResponse' }";
    const table = await rows(
      edited([
        "    Moving:\n      type: object\n      required: [result, parcelId, state]\n      properties:\n",
        `    Moving:\n      type: object\n      required: [result, parcelId, state]\n      properties:\n        ${whole}\n`,
      ]),
    );
    expect(table.FindResponse.by).toBe("state");
    expect(table.Moving.properties.whole).toEqual({ ref: "FindResponse" });
  });

  test("only schemas that the operations reach", async () => {
    const files = await generated(
      edited(["    FindRequest:\n      type", "    Unused: { type: integer }\n    FindRequest:\n      type"]),
    );
    expect(files["validators.ts"]).not.toContain("Unused");
    expect(files["messages.ts"]).not.toContain("Unused");
  });
});

describe("examples", () => {
  interface Generated {
    examples: Record<string, { request: unknown; response: Record<string, unknown>; situations: unknown }>;
    exampleClientId: string;
  }
  const load = async (text: string): Promise<Generated> => {
    const code = stripTypeScriptTypes((await generated(text, "msw"))["examples.ts"] ?? "");
    return import(`data:text/javascript,${encodeURIComponent(code)}`);
  };

  const found = (state: string, parcelId: string) => ({
    result: { resultCode: "FOUND", resultStatus: "S" },
    parcelId,
    state,
  });
  const busy = { signed: true, body: { result: { resultCode: "BUSY", resultStatus: "U" } } };

  test("are paired, signed or not, and belong to situations; the general ones follow the operation's own", async () => {
    const { examples } = await load(parcels);
    expect(examples).toEqual({
      findParcel: {
        request: {
          here: { parcelId: "1" },
          moving: { parcelId: "4" },
          none: { parcelId: "2" },
          busy: { parcelId: "go-busy" },
        },
        response: {
          here: { signed: true, body: { ...found("HERE", "1"), colour: "RED" } },
          moving: { signed: true, body: found("MOVING", "4") },
          none: { signed: false, body: { result: { resultCode: "NO_PARCEL", resultStatus: "F" } } },
          busy,
        },
        situations: { "correlation-unknown": "none" },
      },
    });
    expect(Object.keys(examples.findParcel?.response ?? {})).toEqual(["here", "moving", "none", "busy"]);
  });

  test("a general example can be the response in a situation", async () => {
    const { examples } = await load(
      edited(["    action: Call later.", "    action: Call later.\n    when: request-invalid"]),
    );
    expect(examples.findParcel?.situations).toEqual({
      "correlation-unknown": "none",
      "request-invalid": "busy",
    });
  });

  test("without a code for a situation, there is no member for it", async () => {
    const { examples } = await load(edited(["          when: correlation-unknown\n", ""]));
    expect(examples.findParcel?.situations).toEqual({});
  });

  test("without a correlation member, general examples have a response and no request", async () => {
    const { examples } = await load(edited(["      x-correlation: parcelId\n", ""]));
    expect(examples.findParcel?.request).not.toHaveProperty("busy");
    expect(examples.findParcel?.response.busy).toEqual(busy);
  });

  test("names are a type, and the client id is the one of the contract", async () => {
    const { "examples.ts": text } = await generated(parcels, "msw");
    expect(text).toContain('  "findParcel": "here" | "moving" | "none" | "busy";\n');
    expect((await load(parcels)).exampleClientId).toBe("SANDBOX_MOON");
  });
});

test("the same text gives the same files, in the same order", async () => {
  const once = await freshlyGenerated(parcels, "client");
  expect(Object.entries(await freshlyGenerated(parcels, "client"))).toEqual(Object.entries(once));
  expect(JSON.stringify(once)).not.toMatch(/\bfile:\/\/|\d{4}-\d\d-\d\dT/);
});

test("every file says that it is generated", async () => {
  const files = { ...(await generated(parcels)), ...(await generated(parcels, "msw")) };
  for (const text of Object.values(files))
    expect(text).toMatch(/^\/\/ Generated from spec\/openapi\.yaml by `pnpm generate`\. Do not edit\.\n/);
});
