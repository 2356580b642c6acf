import type { Lang } from "../engine/types";
import { en } from "./en";
import { zh, type Words } from "./zh";

export const words: Record<Lang, Words> = { zh, en };
