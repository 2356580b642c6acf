import { ref } from "vue";
import { scriptUrl } from "../engine/script-url";
import { work } from "./open";

/** Whether the page opens without a network from now on. */
export const offlineReady = ref(false);
/** Whether a newer version lies ready. */
export const updateReady = ref(false);

let waiting: ServiceWorker | null = null;

export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.ready.then(() => (offlineReady.value = true));
  navigator.serviceWorker
    .register(scriptUrl("./service-worker.js"))
    .then(watch)
    .catch(() => undefined);
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker | null): void => {
    // Without a controller this is the first visit, and nothing older is replaced.
    if (!worker || !navigator.serviceWorker.controller) return;
    waiting = worker;
    updateReady.value = true;
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

/** Opens the newer version once the last answer is on the disk. */
export async function useUpdate(): Promise<void> {
  await work.value?.journal.idle();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  waiting?.postMessage("take-over");
}
