import { onBeforeUnmount, shallowRef, watch } from "vue";

/** The views that take in files; a file dropped anywhere goes to the one that knows what to do with it. */
export type Intake = "standards" | "write" | "seasons" | "subjects";

export const handed = shallowRef<{ to: Intake; files: File[] } | null>(null);

/** Takes the files that are handed to a view, those that came before it was drawn too. */
export function takeHanded(to: Intake, take: (files: File[]) => void): void {
  const stop = watch(
    handed,
    (now) => {
      if (now?.to !== to) return;
      handed.value = null;
      take(now.files);
    },
    { immediate: true },
  );
  onBeforeUnmount(stop);
}

/** The files that were chosen in a dialog; the same ones can be chosen again. */
export function chosen(event: Event): File[] {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  input.value = "";
  return files;
}
