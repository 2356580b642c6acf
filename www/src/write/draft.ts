import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { PackFiles } from "../engine/authoring";
import type { Copy } from "../store/copy";
import { get, keeps, put } from "../store/db";
import { recall, remember } from "../store/preference";

/** A standard that is being written: its own text, its cases, and the files that it may include, by path. */
export interface Draft {
  text: string;
  cases: string;
  around: PackFiles;
}

interface Stored extends Draft {
  /** When it was written; of several copies the newest counts. */
  at: number;
}

const KEY = "draft";
const FILE = "draft.json";
/** Counted from the first letter that is not kept: somebody who never stops typing is kept up with too. */
const KEEP_MS = 300;

/** The name that a text gives its pack. */
export const packName = (text: string): string => /^pack:\s*["']?([\w.-]+)/m.exec(text)?.[1] ?? "draft";

/** Where a pack of this name lies among the others. */
export const pathOf = (name: string): string => `${name}/${name}.yaml`;

/** Everything that the authoring module needs to read a draft. */
export const filesOf = ({ text, around }: Draft): { files: PackFiles; main: string } => {
  const main = pathOf(packName(text));
  return { main, files: { ...around, [main]: text } };
};

const whole = (draft: Partial<Stored> | null | undefined): Stored | undefined =>
  draft && typeof draft.text === "string" && typeof draft.cases === "string"
    ? { text: draft.text, cases: draft.cases, around: draft.around ?? {}, at: draft.at ?? 0 }
    : undefined;

function parsed(text: string | null | undefined): Stored | undefined {
  try {
    return whole(JSON.parse(text ?? "null") as Partial<Stored> | null);
  } catch {
    return undefined;
  }
}

/** The newest draft of this device. The third place is that of haste, and of older versions of the page. */
export async function storedDraft(copy?: Copy): Promise<Draft | undefined> {
  const [database, file] = await Promise.all([
    get<Stored>("settings", KEY).catch(() => undefined),
    copy?.read(FILE).catch(() => undefined),
  ]);
  const found = [whole(database), parsed(file), parsed(recall(KEY))].filter((one) => one !== undefined);
  return found.sort((a, b) => b.at - a.at)[0];
}

/** Keeps a draft in both copies; refused where neither took it. */
export async function storeDraft(draft: Draft, copy?: Copy): Promise<void> {
  const stored: Stored = { ...draft, at: Date.now() };
  const written = await Promise.allSettled([
    put("settings", stored, KEY).then(keeps),
    copy ? copy.write(FILE, JSON.stringify(stored)).then(() => true) : false,
  ]);
  if (!written.some((one) => one.status === "fulfilled" && one.value)) throw new Error("nothing took the draft");
}

/** The draft of this device; kept while it is typed, so that no way of closing the page loses it. */
export function useDraft(
  first: Draft,
  copy: () => Promise<Copy | undefined>,
): { text: Ref<string>; cases: Ref<string>; around: ShallowRef<PackFiles>; draft(): Draft; loaded: Promise<void>; notKept: Ref<boolean> } {
  const now = { text: ref(""), cases: ref(""), around: shallowRef<PackFiles>({}) };
  const draft = (): Draft => ({ text: now.text.value, cases: now.cases.value, around: now.around.value });
  const notKept = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** How many letters, and how many of them are in a copy. */
  let typed = 0;
  let stored = 0;
  const keep = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      const upTo = typed;
      try {
        await storeDraft(draft(), await copy());
        stored = upTo;
        notKept.value = false;
        // What was put there in haste is older now.
        if (stored === typed) remember(KEY, null);
      } catch {
        notKept.value = true;
      }
    });
  };
  /** The page may end before a copy has answered; this place takes it at once. */
  const hasten = (): void => {
    if (stored < typed) remember(KEY, JSON.stringify({ ...draft(), at: Date.now() } satisfies Stored));
    keep();
  };
  const loaded = copy()
    .then(storedDraft)
    .then((found) => {
      const { text, cases, around } = found ?? first;
      [now.text.value, now.cases.value, now.around.value] = [text, cases, around];
      watch(
        [now.text, now.cases, now.around],
        () => {
          typed += 1;
          timer ??= setTimeout(keep, KEEP_MS);
        },
        { flush: "sync" },
      );
    });
  const hidden = (): void => void (document.visibilityState === "hidden" && hasten());
  addEventListener("pagehide", hasten);
  addEventListener("visibilitychange", hidden);
  onScopeDispose(() => {
    hasten();
    removeEventListener("pagehide", hasten);
    removeEventListener("visibilitychange", hidden);
  });
  return { ...now, draft, loaded, notKept };
}
