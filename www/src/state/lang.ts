import { computed, ref, watchEffect } from "vue";
import type { Lang, Words as Both } from "../engine/types";
import { Refused } from "../engine/engine";
import { NotKept } from "../store/library";
import { PackMissing } from "../store/packs";
import { recall, remember } from "../store/preference";
import { BadFile, WrongSort } from "../store/refused-file";
import { Silent } from "../store/within";
import { loadWords, wordsOf } from "../words";

const KEY = "lang";
const stored = recall(KEY);

/** Chinese first, whatever the browser speaks; the user's choice is kept. */
export const lang = ref<Lang>("zh");
export const w = computed(() => wordsOf(lang.value));

/** Holds when the page can be shown in the language that was chosen last. */
export const langReady = (): Promise<void> => (stored === "en" ? use("en") : Promise.resolve());

export const switchLang = (): Promise<void> => use(lang.value === "zh" ? "en" : "zh");

async function use(next: Lang): Promise<void> {
  await loadWords(next);
  lang.value = next;
  remember(KEY, next);
}

/** Words of a pack or of the engine in the language of the page. */
export const say = (both: Both | undefined): string => both?.[lang.value] ?? "";

/** What went wrong, in a sentence for a person: of the engine, of a file that was brought, or ours. */
export function sayError(error: unknown): string {
  // Its sentence already says where.
  if (error instanceof Refused) return say(error.fault);
  if (error instanceof WrongSort) return w.value.wrongFile(error.file, w.value.fileSort[error.sort]);
  if (error instanceof BadFile) return error.encoding ? w.value.otherEncoding(error.encoding) : w.value.badFile[error.reason];
  if (error instanceof PackMissing) return w.value.packMissing(error.pack);
  if (error instanceof Silent) return w.value.silent;
  if (error instanceof NotKept) return w.value.notBegun;
  if (!isSecureContext) return w.value.insecure;
  return w.value.unexpected(error instanceof Error ? error.message : String(error));
}

watchEffect(() => {
  document.documentElement.lang = lang.value === "zh" ? "zh-CN" : "en";
});
