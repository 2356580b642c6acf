import type { Lang } from "../engine/types";
import { zh, type Words } from "./zh";
import type { ScreenWords } from "./zh-screens";

/** The words of the page. Chinese is there from the first; another language comes when it is asked for, whole. */
let en: ScreenWords | undefined;

/** Holds when the words of a language are there. */
export async function loadWords(lang: Lang): Promise<void> {
  if (lang === "en") en ??= (await import("./en")).en;
}

/** The English words, when they were loaded. */
export const english = (): ScreenWords | undefined => en;

/** The words of home and the inspection in a language that was loaded, else in Chinese. */
export const wordsOf = (lang: Lang): Words => (lang === "en" && en) || zh;
