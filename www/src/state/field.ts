import { onBeforeUnmount, ref, watch, type Ref } from "vue";
import type { Work } from "./work";

/** What a field made of what stands in it. */
export type Taken =
  /** It is recorded, or it was recorded already. */
  | { taken: true }
  /** It is not recorded, and why; with other readings that a tap records, where there are any. */
  | { taken: false; why: string; instead?: string[] };

export const TAKEN: Taken = { taken: true };

/** A field whose content is kept while it is typed, and recorded when it is left. */
export interface Field {
  text: Ref<string>;
  /** Why what stands in the field is not recorded; null where it is, or while it is typed. */
  problem: Ref<Exclude<Taken, { taken: true }> | null>;
  /** To be called at each input. */
  typed(): void;
  /** To be called when the field is left. */
  leave(): void;
  /** Puts another text into the field and records it. */
  put(text: string): void;
  /** Takes what was recorded back into the field. */
  giveUp(): void;
}

interface Options {
  work: Work;
  /** The name under which a draft is kept. */
  name: () => string;
  /** What is recorded, as it stands in the field. */
  recorded: () => string;
  /** Records what stands in the field. */
  take: (text: string) => Taken;
  /** Whether a pause in typing records as well. */
  whileTyping?: boolean;
  /** Whether the field only keeps what is typed, and something else records it. */
  drafts?: boolean;
}

/** A draft is kept this long after the last key: a killed page loses what was typed since. */
const KEEP_MS = 250;
/** A pause in typing. */
const PAUSE_MS = 800;

const live = new Set<() => void>();

/** Keeps and records what stands in every field on screen: the page may be gone at once. */
export const leaveFields = (): void => live.forEach((leave) => leave());
addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leaveFields());
addEventListener("pagehide", leaveFields);

export function useField({ work, name, recorded, take, whileTyping, drafts }: Options): Field {
  const text = ref(work.draft(name()) ?? recorded());
  const problem: Field["problem"] = ref(null);
  let field = name();
  let open = false;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const settle = (): void => {
    clearTimeout(keeping);
    clearTimeout(pausing);
    if (open) work.typing.value -= 1;
    open = false;
  };
  const keep = (): void => {
    clearTimeout(keeping);
    keeping = undefined;
    work.keepDraft(field, text.value);
  };
  /** Records where that can be; what cannot be is kept as it stands. */
  const record = (told: boolean): void => {
    const outcome = take(text.value);
    settle();
    work.keepDraft(field, outcome.taken ? null : text.value);
    if (outcome.taken) problem.value = null;
    else if (told) problem.value = outcome;
  };
  const typed = (): void => {
    if (!open) work.typing.value += 1;
    open = true;
    problem.value = null;
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      keep();
      if (!whileTyping) settleTyping();
    }, KEEP_MS);
    if (!whileTyping) return;
    clearTimeout(pausing);
    pausing = setTimeout(() => record(false), PAUSE_MS);
  };
  /** What is in the journal as a draft is safe; only what is not yet there counts as being typed. */
  const settleTyping = (): void => {
    if (open && work.draft(field) === text.value) {
      work.typing.value -= 1;
      open = false;
    }
  };
  const leave = (): void => {
    if (drafts) {
      if (open) keep();
      settle();
      // Two fields of one name may be on screen: the one that was typed into speaks. What was refused is not
      // given again.
    } else if (open || (work.draft(field) === text.value && !work.refusalAt(field))) record(true);
  };
  const put = (next: string): void => {
    text.value = next;
    open ||= ((work.typing.value += 1), true);
    record(true);
  };
  const giveUp = (): void => {
    settle();
    work.keepDraft(field, null);
    problem.value = null;
    text.value = recorded();
  };

  watch([name, recorded], ([now]) => {
    if (now !== field) {
      leave();
      field = now;
      problem.value = null;
      text.value = work.draft(field) ?? recorded();
    } else if (!open && !problem.value) text.value = work.draft(field) ?? recorded();
  });
  live.add(leave);
  // What stood there when the page ended is recorded now, or the field says why not.
  if (!drafts && work.draft(field) !== undefined) queueMicrotask(() => live.has(leave) && leave());
  onBeforeUnmount(() => {
    leave();
    live.delete(leave);
  });
  return { text, problem, typed, leave, put, giveUp };
}
