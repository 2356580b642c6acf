import type { Lang } from "../engine/types";
import { english } from ".";
import { zh } from "./zh";
import { zhScreens, type ScreenWords } from "./zh-screens";

const chinese: ScreenWords = { ...zh, ...zhScreens };

/** All words of a language that was loaded, else the Chinese ones. */
export const screenWordsOf = (lang: Lang): ScreenWords => (lang === "en" && english()) || chinese;
