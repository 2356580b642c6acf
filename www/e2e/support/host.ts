import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

// E2E_DIST names another build, such as one of before a change.
export const DIST = process.env.E2E_DIST ?? fileURLToPath(new URL("../../../dist/", import.meta.url));
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
  /** Another version in place of the build: its files by path. */
  version: ReadonlyMap<string, Buffer> | undefined;
  /** The folders that carry the page; the whole host where none is named. */
  folders: string[] = [""];
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** What pages have said by a POST, in order: it is here before the page goes on, whatever becomes of the page. */
  readonly heard: string[] = [];
  /** Told of each as it comes. */
  hears: (said: string) => void = () => undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Host> {
    const server = createServer((request, response) => {
      void (async () => {
        if (request.method === "POST") {
          let said = "";
          for await (const part of request) said += String(part);
          host.heard.push(said);
          host.hears(said);
          return response.writeHead(204).end();
        }
        const asked = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname)).replace(/^\//, "");
        const folder = host.folders.find((name) => asked.startsWith(name));
        if (folder === undefined) return response.writeHead(404).end();
        const path = asked.slice(folder.length) || "index.html";
        host.asked.push(path);
        const read = host.version ? (host.version.get(path) ?? null) : await readFile(join(DIST, path)).catch(() => null);
        const body = read && host.instead(path, read);
        if (!body) return response.writeHead(404).end();
        return response
          .writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-cache" })
          .end(body);
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
