// Everything that a browser keeps belongs to a host, and a host may carry this page in several folders.

/** The name under which what is kept by the page of this address is found: another folder has another one. */
export function placeName(base: string): string {
  const path = folderOf(base);
  // The page of a whole host keeps the names that it had when there was only one.
  return path === "/" ? "windowcheck" : `windowcheck@${encodeURIComponent(path)}`;
}

function folderOf(base: string): string {
  try {
    return new URL("./", base).pathname;
  } catch {
    return "/";
  }
}

export const PLACE = placeName(globalThis.document?.baseURI ?? "");
