import { ref, shallowRef } from "vue";

/** A message at the bottom, with a way back where there is one. */
export interface Toast {
  text: string;
  undo?: () => void;
  error?: boolean;
}

export const toast = shallowRef<Toast | null>(null);
/** What a screen reader is told, at most once a second. */
export const announced = ref("");

const SHOWN_MS = 8000;
const SPOKEN_MS = 1000;
let hide: ReturnType<typeof setTimeout> | undefined;
let speak: ReturnType<typeof setTimeout> | undefined;
let lastSpoken = 0;

export function tell(text: string, options: Omit<Toast, "text"> = {}): void {
  toast.value = { text, ...options };
  clearTimeout(hide);
  hide = setTimeout(() => (toast.value = null), SHOWN_MS);
  announce(text);
}

export function announce(text: string): void {
  clearTimeout(speak);
  const wait = Math.max(0, lastSpoken + SPOKEN_MS - Date.now());
  speak = setTimeout(() => {
    lastSpoken = Date.now();
    announced.value = text;
  }, wait);
}

// In another place the message would only be in the way; undo has its own button there.
addEventListener("hashchange", dismiss);

export function dismiss(): void {
  toast.value = null;
}
