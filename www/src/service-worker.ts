/// <reference lib="webworker" />
// Makes the page open without a network. A new version is either here as a whole or not at all:
// each file is compared with the hash it had when the page was built. The version before is kept until the
// next one comes, for tabs that go on with it.
export {};
declare const self: ServiceWorkerGlobalScope;

const files: [path: string, sha256: string][] = JSON.parse("__FILES__");
const HOME = "index.html";
// Another folder of the same host is another page; the page of the whole host keeps the name it had.
const folder = new URL(self.registration.scope).pathname;
const PREFIX = `windowcheck${folder === "/" ? "" : `@${encodeURIComponent(folder)}`}-`;

// The version is what the files are, so a change of one byte anywhere is a new version.
const version = files.reduce((n, [path, hash]) => fold(n, path + hash), 0x811c9dc5).toString(16);
const cacheName = PREFIX + version;
/** An entry of versions that were in use, and no file of them. */
const USED = new URL("./was-in-use", self.registration.scope).href;

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

/** The other versions of this page that are kept here, the oldest first. */
const others = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName);

/** The version that this one replaces: the last that was in use, or the last at all where none says so. */
async function before(): Promise<string | undefined> {
  const names = await others();
  const used: string[] = [];
  for (const name of names) if (await (await caches.open(name)).match(USED)) used.push(name);
  return used.at(-1) ?? names.at(-1);
}

async function takeOver(): Promise<void> {
  const kept = await before();
  for (const name of await others()) if (name !== kept) await caches.delete(name);
  await (await caches.open(cacheName)).put(USED, new Response());
  await self.clients.claim();
}

/** A file of this version; else of the one before, which another tab may still have open. */
async function answer(request: Request, url: string): Promise<Response> {
  const found = await inCache(cacheName, url);
  if (found) return found;
  for (const name of (await others()).reverse()) {
    const older = await inCache(name, url);
    if (older) return older;
  }
  return fetch(request);
}

const inCache = async (name: string, url: string): Promise<Response | undefined> =>
  (await caches.open(name)).match(url, { ignoreSearch: true });

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  // Only when the user says so: an open page goes on with the files it was started with.
  if (event.data === "take-over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  if (request.mode !== "navigate") return event.respondWith(answer(request, request.url));
  // A page in a folder below is not this one.
  const path = new URL(request.url).pathname;
  if (path === folder || path === `${folder}${HOME}`) event.respondWith(answer(request, address(HOME)));
});
