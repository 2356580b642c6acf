/// <reference lib="webworker" />
// Makes the page open without a network. A new version is either here as a whole or not at all:
// each file is compared with the hash it had when the page was built.
export {};
declare const self: ServiceWorkerGlobalScope;

const files: [path: string, sha256: string][] = JSON.parse("__FILES__");
const HOME = "index.html";
const PREFIX = "windowcheck-";

// The version is what the files are, so a change of one byte anywhere is a new version.
const version = files.reduce((n, [path, hash]) => fold(n, path + hash), 0x811c9dc5).toString(16);
const cacheName = PREFIX + version;

function fold(start: number, text: string): number {
  let n = start;
  for (let i = 0; i < text.length; i++) n = Math.imul(n ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return n;
}

/** The address of a file; the first page by its folder, because hosts like to redirect the other name. */
function address(path: string): string {
  return new URL(path === HOME ? "./" : path, self.registration.scope).href;
}

async function fetchExactly(path: string, sha256: string): Promise<[string, Response]> {
  const url = address(path);
  const response = await fetch(url, { cache: "reload" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw new Error(`${path}: not the file of this version`);
  return [url, response];
}

async function install(): Promise<void> {
  const all = await Promise.all(files.map(([path, hash]) => fetchExactly(path, hash)));
  const cache = await caches.open(cacheName);
  try {
    for (const [url, response] of all) await cache.put(url, response);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function removeOldVersions(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const url = request.mode === "navigate" ? address(HOME) : request.url;
  return (await cache.match(url, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(removeOldVersions()));
self.addEventListener("message", (event) => {
  // Only when the user says so: an open page goes on with the files it was started with.
  if (event.data === "take-over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});
