import { ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { PackFiles } from "../engine/authoring";
import { recall, remember } from "../store/preference";

/** A standard that is being written: its own text, its cases, and the files that it may include, by path. */
export interface Draft {
  text: string;
  cases: string;
  around: PackFiles;
}

const KEY = "windowcheck:draft";
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

function kept(): Draft | undefined {
  try {
    const draft = JSON.parse(recall(KEY) ?? "") as Partial<Draft>;
    return typeof draft.text === "string" && typeof draft.cases === "string" ? { text: draft.text, cases: draft.cases, around: draft.around ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

/** The draft of this device; kept while it is typed, so that closing the page loses nothing. */
export function useDraft(first: Draft): { text: Ref<string>; cases: Ref<string>; around: ShallowRef<PackFiles>; draft(): Draft } {
  const { text, cases, around } = kept() ?? first;
  const now = { text: ref(text), cases: ref(cases), around: shallowRef(around) };
  const draft = (): Draft => ({ text: now.text.value, cases: now.cases.value, around: now.around.value });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => remember(KEY, JSON.stringify(draft()));
  watch([now.text, now.cases, now.around], () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_MS);
  });
  addEventListener("pagehide", keep);
  return { ...now, draft };
}
