/** Below this the bars that stick would hide what they belong to: a keyboard is up, or the page is zoomed. */
const LOW_PX = 480;
const FIELD = "textarea, select, input:not([type=checkbox], [type=radio], [type=file])";

const view = window.visualViewport;
/** Pinching makes the view smaller as well, but takes away no room. */
const height = (): number => Math.min(innerHeight, view ? Math.round(view.height * view.scale) : Infinity);
const field = (): Element | null => (document.activeElement?.matches(FIELD) ? document.activeElement : null);

/** The heights of tiles are guessed until they are drawn, so what was in place may move once more. */
const TRIES = 4;
/** What is typed into comes out above the keyboard, with its question where there is room for both. */
function reveal(tries = TRIES): void {
  const at = field();
  if (!at || !tries) return;
  at.closest("fieldset:not(.plain), label, tr")?.scrollIntoView({ block: "nearest" });
  at.scrollIntoView({ block: "nearest" });
  requestAnimationFrame(() => reveal(tries - 1));
}

let before = innerHeight;
/** Says in the root element how much room there is; the style sheet does the rest. */
function look(): void {
  const now = height();
  const root = document.documentElement;
  if (now >= LOW_PX) delete root.dataset.low;
  else root.dataset.low = field() ? "typing" : "";
  const less = now < before;
  before = now;
  if (less && field()) requestAnimationFrame(() => reveal());
}
addEventListener("resize", look);
view?.addEventListener("resize", look);
addEventListener("focusin", look);
addEventListener("focusout", () => queueMicrotask(look));
look();
