import type { Words } from "../engine/types";
import { TAKEN, type Taken } from "./field";
import { w } from "./lang";
import { readNumber } from "./number";

/** Reads what was typed into a field of a number: sets it, clears it, asks, or says why not. */
export function takeNumber(text: string, unit: Words | undefined, set: (value: number | undefined) => void): Taken {
  if (text.trim()) {
    const reading = readNumber(text, unit ? [unit.zh, unit.en] : []);
    if ("ask" in reading) return { taken: false, why: w.value.whichNumber, instead: reading.ask };
    if ("none" in reading) return { taken: false, why: w.value.notANumber };
    set(Number(reading.one));
  } else set(undefined);
  return TAKEN;
}
