import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A registry for one test, on 127.0.0.1: it takes packages, gives them back, and sends every other request for a
 * package on to the registry that npm is configured with. (Verdaccio's present versions need a newer Node than ours.)
 */
export interface Registry {
  url: string;
  /** What was published, by name: the manifest that the registry shows, and the tarball. */
  published: ReadonlyMap<string, Published>;
  close(): Promise<void>;
}

export interface Published {
  version: string;
  manifest: Record<string, unknown>;
  tarball: Uint8Array<ArrayBuffer>;
  /** Whether it came with a provenance bundle. */
  hasProvenance: boolean;
}

interface Upload {
  name: string;
  versions: Record<string, Record<string, unknown>>;
  _attachments: Record<string, { data: string }>;
}

export async function startRegistry(own: ReadonlySet<string>, upstream: string): Promise<Registry> {
  const published = new Map<string, Published>();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => reply(response, 500, { error: String(error) }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", url).pathname.slice(1));
    if (path.startsWith("-/") && !path.startsWith("-/tarball/")) return reply(response, 200, {});
    if (request.method === "PUT") return reply(response, ...accept(await bodyOf(request)));
    const tarball = published.get(path.replace(/^-\/tarball\//, ""));
    if (tarball && path.startsWith("-/tarball/")) {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(tarball.tarball);
      return;
    }
    const found = published.get(path);
    if (found) return reply(response, 200, packument(path, found));
    // One of ours that is not there must not come from elsewhere.
    if (own.has(path)) return reply(response, 404, { error: `${path} is not published.` });
    response.writeHead(302, { location: new URL(request.url?.slice(1) ?? "", upstream).href }).end();
  }

  function accept(body: string): [status: number, body: object] {
    const { name, versions, _attachments }: Upload = JSON.parse(body);
    const [[version, manifest] = []] = Object.entries(versions);
    const tarball = Object.entries(_attachments).find(([file]) => file.endsWith(".tgz"))?.[1];
    if (version === undefined || manifest === undefined || !tarball || !own.has(name))
      return [400, { error: `${name} cannot be published here.` }];
    if (published.has(name)) return [409, { error: `${name} is published already.` }];
    const hasProvenance = Object.keys(_attachments).some((file) => file.endsWith(".sigstore"));
    const bytes = new Uint8Array(Buffer.from(tarball.data, "base64"));
    published.set(name, { version, manifest, tarball: bytes, hasProvenance });
    return [201, { ok: true }];
  }

  function packument(name: string, { version, manifest, tarball }: Published): object {
    const dist = {
      tarball: `${url}-/tarball/${name}`,
      integrity: `sha512-${createHash("sha512").update(tarball).digest("base64")}`,
      shasum: createHash("sha1").update(tarball).digest("hex"),
    };
    return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
  }

  return {
    url,
    published,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
