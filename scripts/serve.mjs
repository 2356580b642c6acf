// Serves dist/ on this machine only, as a static host would: for trying the form and for tests.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};
const folder = new URL("../dist/", import.meta.url).pathname;
const port = Number(process.argv[2] ?? 8080);

createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://local").pathname)).replace(/^(\.\.[/\\])+/, "");
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = await readFile(file);
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(port, "127.0.0.1", () => console.log(`窗检 http://localhost:${port}/`));
