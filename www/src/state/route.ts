import { shallowRef } from "vue";

/** The place in the page: the parts of the path, and what is open on top of it. */
export interface Route {
  parts: string[];
  query: URLSearchParams;
}

/** A part of an address; one that was spoiled on its way is taken as it stands. */
function part(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function read(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  return { parts: path.split("/").filter(Boolean).map(part), query: new URLSearchParams(query) };
}

export const route = shallowRef<Route>(read());

/** The address of a place; only ever a place of this page. */
export function to(...parts: (string | Record<string, string>)[]): string {
  const path = parts.filter((part) => typeof part === "string").map((part) => encodeURIComponent(part));
  const query = parts.filter((part) => typeof part !== "string");
  const text = query.length ? `?${new URLSearchParams(Object.assign({}, ...query) as Record<string, string>)}` : "";
  return `#/${path.join("/")}${text}`;
}

// The history. A dialog has an entry of its own with the address of the place below it, so that the Back of
// the device closes the dialog and leaves the place. An entry whose dialog is gone (after a reload, or by
// Forward) is stepped back from at once.

interface Entry {
  /** The how manieth dialog over its place. */
  over?: number;
  /** Opened from the place below it, though it has an address of its own. */
  opened?: boolean;
}
const entry = (): Entry => (history.state ?? {}) as Entry;
const depth = (): number => entry().over ?? 0;

/** How to close the dialogs that are open, the lowest first. */
const open: (() => void)[] = [];
/** Steps back that were asked for and have not been made; what changes the history waits for them. */
let stepping = 0;
let waiting: (() => void)[] = [];

function stepBack(steps: number): void {
  stepping += 1;
  history.go(-steps);
}
function settled(change: () => void): void {
  if (stepping) waiting.push(change);
  else change();
}

/** Closes what has no entry any more, and leaves an entry that has nothing to show. */
function settle(): void {
  while (open.length > depth()) open.pop()?.();
  if (depth() > open.length) stepBack(depth() - open.length);
}
addEventListener("popstate", () => {
  stepping = Math.max(0, stepping - 1);
  if (stepping) return;
  const changes = waiting;
  waiting = [];
  for (const change of changes) change();
  settle();
});
addEventListener("hashchange", () => {
  route.value = read();
  settled(settle);
});
settle();

/** Gives a dialog its entry. Returns what is to be called when it was closed by something else than Back. */
export function layOver(close: () => void): () => void {
  open.push(close);
  settled(() => {
    if (open.includes(close)) history.pushState({ over: open.indexOf(close) + 1 } satisfies Entry, "");
  });
  return () => {
    const at = open.indexOf(close);
    if (at < 0) return;
    open.splice(at, 1);
    settled(() => depth() > open.length && stepBack(depth() - open.length));
  };
}

function replace(hash: string): void {
  history.replaceState(null, "", hash);
  route.value = read();
  settle();
}

/** Goes to a place. One that is gone to from a dialog takes the entry of the dialog. */
export function go(hash: string, instead = false): void {
  settled(() => {
    if (instead || depth()) replace(hash);
    else location.hash = hash;
  });
}

// A link in a dialog takes the entry of the dialog, and one that is tapped while a step back is on its way waits
// for it: it would be stepped back from.
window.addEventListener("click", (event) => {
  if (!stepping && !depth()) return;
  if (!(event.target instanceof Element) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  go(link.hash);
});

/** Opens what has an address of its own over a place. */
export function openAt(hash: string): void {
  settled(() => {
    history.pushState({ opened: true } satisfies Entry, "", hash);
    route.value = read();
  });
}

/** Closes it again: a step back where it was opened from the place below, and else that place in its stead. */
export function closeAt(below: string): void {
  settled(() => (entry().opened ? stepBack(1) : replace(below)));
}
