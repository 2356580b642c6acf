/** A press that is held opens something, and its release must not reach what has opened below it. */
const HOLD_MS = 500;
/** A finger is never quite still. */
const STILL_PX = 10;
/** A browser gives the click of a release within this time. */
const RELEASE_MS = 700;

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
/** What a browser makes of the release of a finger or of a button. */
const RELEASE = ["touchend", "mousedown", "mouseup", "click", "contextmenu"] as const;

/** Listeners for one place: `begin` is asked at the press what holding it does. */
export function holding(begin: (target: EventTarget | null) => (() => void) | undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };

  const over = (): void => {
    clearTimeout(ending);
    for (const kind of RELEASE) removeEventListener(kind, swallow, true);
    removeEventListener("pointerup", soon, true);
    removeEventListener("pointercancel", soon, true);
    removeEventListener("pointerdown", over, true);
    removeEventListener("keydown", over, true);
  };
  // The next press is one of its own.
  const soon = (): void => void (ending = setTimeout(over, RELEASE_MS));
  function held(open: () => void): void {
    for (const kind of RELEASE) addEventListener(kind, swallow, { capture: true, passive: false });
    addEventListener("pointerup", soon, true);
    addEventListener("pointercancel", soon, true);
    addEventListener("pointerdown", over, true);
    addEventListener("keydown", over, true);
    open();
  }

  const release = (): void => clearTimeout(timer);
  return {
    pointerdown(event: PointerEvent): void {
      release();
      const open = event.button === 0 ? begin(event.target) : undefined;
      if (!open) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => held(open), HOLD_MS);
    },
    pointermove(event: PointerEvent): void {
      if (Math.abs(event.clientX - from.x) > STILL_PX || Math.abs(event.clientY - from.y) > STILL_PX) release();
    },
    pointerup: release,
    pointercancel: release,
    pointerleave: release,
    /** To be called when the place goes away before anything is held. */
    release,
  };
}
