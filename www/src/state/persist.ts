import { recall, remember } from "../store/preference";

const ASKED = "persist-asked";
const DAYS = 30;

/**
 * Asks the browser once something was recorded not to clear it when space runs short. Some browsers ask the
 * user then, so it is not asked again for a month.
 */
export async function askToPersist(now = Date.now()): Promise<void> {
  try {
    if (now - Number(recall(ASKED) ?? 0) < DAYS * 86_400_000) return;
    remember(ASKED, String(now));
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // The browser keeps it as it likes; the settings say so.
  }
}
