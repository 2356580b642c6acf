import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** A static host that can lose a file or bring another version of one. */
export class Host {
  /** Says what is sent instead of a file; null for a file that is not there. */
  instead: (path: string, body: Buffer) => Buffer | null = (_path, body) => body;
  /** What was asked for, in order. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Host> {
    const server = createServer((request, response) => {
      void (async () => {
        const asked = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname)).replace(/^\//, "");
        const path = asked === "" ? "index.html" : asked;
        host.asked.push(path);
        const body = await readFile(join(DIST, path)).then((read) => host.instead(path, read), () => null);
        if (!body) return response.writeHead(404).end();
        return response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-cache" }).end(body);
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = new Host(server, `http://localhost:${(server.address() as AddressInfo).port}/`);
    return host;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
