import { ref } from "vue";
import { scriptUrl } from "../engine/script-url";
import { work } from "./open";

/** Whether the page opens without a network from now on. */
export const offlineReady = ref(false);
/** Whether a newer version lies ready. */
export const updateReady = ref(false);
/** Whether another tab has taken the newer version: this one goes on with its own files for as long as they are kept. */
export const replaced = ref(false);
/** Whether a part of the page could not be loaded: there is no network, or its version is gone. */
export const partMissing = ref(false);

let registered: ServiceWorkerRegistration | undefined;

export function startOffline(): void {
  // The build wraps every part that is loaded later; what asked for it is told as well.
  addEventListener("vite:preloadError", () => (partMissing.value = true));
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.ready.then(() => (offlineReady.value = true));
  // On a first visit the page gets its worker by this too, and nothing older is replaced.
  let controlled = !!navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    replaced.value = controlled;
    controlled = true;
  });
  navigator.serviceWorker
    .register(scriptUrl("./service-worker.js"))
    .then(watch)
    .catch(() => undefined);
}

function watch(registration: ServiceWorkerRegistration): void {
  registered = registration;
  const offer = (worker: ServiceWorker | null): void => {
    // Without a controller this is the first visit, and nothing older is replaced.
    if (worker && navigator.serviceWorker.controller) updateReady.value = true;
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

const TAKE_MS = 4000;
const SAVE_MS = 3000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the page anew, by the newer version where one lies ready, once the last answer is on the disk. */
export async function openAnew(): Promise<void> {
  await Promise.race([work.value?.journal.idle(), pause(SAVE_MS)]);
  const waiting = registered?.waiting;
  if (waiting) {
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    waiting.postMessage("take-over");
    await Promise.race([taken, pause(TAKE_MS)]);
  }
  location.reload();
}
