import { onBeforeUnmount, onMounted, ref } from "vue";
import { recall, remember } from "../store/preference";

const KEY = "shortcuts";

/** Single keys can be hit by mistake or by dictation, so they can be switched off. */
export const shortcutsOn = ref(recall(KEY) !== "off");
export function setShortcuts(on: boolean): void {
  shortcutsOn.value = on;
  remember(KEY, on ? "on" : "off");
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && !!target.closest("input, textarea, select, dialog");

export function useShortcuts(keys: Record<string, () => void>): void {
  const press = (event: KeyboardEvent): void => {
    const undo = (event.ctrlKey || event.metaKey) && event.key === "z";
    if (typing(event.target) || event.altKey || ((event.ctrlKey || event.metaKey) && !undo)) return;
    if (!undo && (!shortcutsOn.value || event.key === "z")) return;
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  onMounted(() => addEventListener("keydown", press));
  onBeforeUnmount(() => removeEventListener("keydown", press));
}
