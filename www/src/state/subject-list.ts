import type { Subject } from "../engine/types";

const PREFIX: Record<string, string> = { centre: "C", hall: "H", window: "W", staff: "S" };

/** The next free number of a kind, such as W06 after W05. */
export function nextId(kind: string, taken: Set<string>): string {
  const prefix = PREFIX[kind] ?? `${kind}-`;
  for (let n = 1; ; n++) {
    const id = `${prefix}${String(n).padStart(2, "0")}`;
    if (!taken.has(id)) return id;
  }
}

export interface Pasted {
  subjects: Subject[];
  /** Lines that cannot be taken, with what is wrong. */
  problems: { line: number; what: "taken" | "no_parent"; text: string }[];
}

/**
 * Reads a pasted list: a line for each subject, with number, name and the number of what it belongs to,
 * parted by tabs or commas. The number alone is enough.
 */
export function readList(text: string, kind: string, taken: Set<string>, parents: Set<string>, standing?: string): Pasted {
  const subjects: Subject[] = [];
  const problems: Pasted["problems"] = [];
  const ids = new Set(taken);
  text.split(/\r?\n/).forEach((line, i) => {
    const [id = "", name = "", parent = ""] = line.split(/[\t,，]/).map((part) => part.trim());
    if (!id) return;
    const belongs = parent || standing || "";
    if (ids.has(id)) problems.push({ line: i + 1, what: "taken", text: id });
    else if (belongs && !parents.has(belongs)) problems.push({ line: i + 1, what: "no_parent", text: belongs });
    else {
      ids.add(id);
      subjects.push({ id, kind, ...(name && { name }), ...(belongs && { parent: belongs }), facts: {} });
    }
  });
  return { subjects, problems };
}
