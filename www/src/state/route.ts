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
addEventListener("hashchange", () => (route.value = read()));

/** The address of a place; only ever a place of this page. */
export function to(...parts: (string | Record<string, string>)[]): string {
  const path = parts.filter((part) => typeof part === "string").map((part) => encodeURIComponent(part));
  const query = parts.filter((part) => typeof part !== "string");
  const text = query.length ? `?${new URLSearchParams(Object.assign({}, ...query) as Record<string, string>)}` : "";
  return `#/${path.join("/")}${text}`;
}

export function go(hash: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", hash);
    route.value = read();
  } else location.hash = hash;
}
