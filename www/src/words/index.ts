import type { Lang } from "../engine/types";
import { zh, type Words } from "./zh";

/** The words of the page. Chinese is there from the first; another language comes when it is asked for. */
const loaded: { zh: Words } & Partial<Record<Lang, Words>> = { zh };

/** Holds when the words of a language are there. */
export async function loadWords(lang: Lang): Promise<void> {
  if (lang === "en") loaded.en ??= (await import("./en")).en;
}

/** The words of a language that was loaded, else Chinese. */
export const wordsOf = (lang: Lang): Words => loaded[lang] ?? loaded.zh;
