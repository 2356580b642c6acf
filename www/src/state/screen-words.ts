import { computed } from "vue";
import { screenWordsOf } from "../words/screens";
import { lang } from "./lang";

/** The words of the page for screens that are loaded when they are opened. */
export const w = computed(() => screenWordsOf(lang.value));
