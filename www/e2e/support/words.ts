import { en } from "../../src/words/en";
import { zh as shown } from "../../src/words/zh";
import { zhScreens, type ScreenWords as Words } from "../../src/words/zh-screens";

export type { Words };
export { en };
export const zh: Words = { ...shown, ...zhScreens };

/** Matches a text that a sentence with numbers in it gives, whatever the numbers are. */
export const withNumbers = (sentence: string): RegExp =>
  new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\d+/g, "\\d+"));
