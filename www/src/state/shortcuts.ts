import { onBeforeUnmount, onMounted, ref } from "vue";
import { recall, remember } from "../store/preference";

const KEY = "shortcuts";

/** Single keys can be hit by mistake or by dictation, so they can be switched off. */
export const shortcutsOn = ref(recall(KEY) !== "off");
export function setShortcuts(on: boolean): void {
  shortcutsOn.value = on;
  remember(KEY, on ? "on" : "off");
}

const covered = (): boolean => !!document.querySelector("dialog[open]");
const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && !!target.closest("input, textarea, select");

/** With Alt the key is named by its place, because the character is another one on some keyboards. */
const named = ({ code }: KeyboardEvent): string => (code === "Slash" ? "/" : code.replace(/^(Key|Digit)/, "").toLowerCase());

/** Keys of a view: alone, or with Alt where the key alone would be typed. Ctrl+Z is the key of "z". */
export function useShortcuts(keys: Record<string, () => void>): void {
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing || covered()) return;
    const command = event.ctrlKey || event.metaKey;
    const undo = command && !event.altKey && event.key === "z";
    if (undo ? typing(event.target) : command || event.key === "z") return;
    if (!undo && !event.altKey && (!shortcutsOn.value || typing(event.target))) return;
    const run = keys[event.altKey ? named(event) : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  onMounted(() => addEventListener("keydown", press));
  onBeforeUnmount(() => removeEventListener("keydown", press));
}
