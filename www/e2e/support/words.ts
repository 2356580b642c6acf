import { en } from "../../src/words/en";
import { zh, type Words } from "../../src/words/zh";

export type { Words };
export { en, zh };

/** Matches a text that a sentence with numbers in it gives, whatever the numbers are. */
export const withNumbers = (sentence: string): RegExp =>
  new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\d+/g, "\\d+"));
