import { ref, watchEffect } from "vue";
import { recall, remember } from "../store/preference";

const KEY = "sun";

/** Black on white and bigger targets, for windows in the sun and for gloves. */
export const sun = ref(recall(KEY) === "on");
export function setSun(on: boolean): void {
  sun.value = on;
  remember(KEY, on ? "on" : "off");
}
watchEffect(() => {
  if (sun.value) document.documentElement.dataset.look = "sun";
  else delete document.documentElement.dataset.look;
});
