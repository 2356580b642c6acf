import type { Page } from "@playwright/test";

export interface Focus {
  /** What a screen reader would say, roughly. */
  name: string;
  tag: string;
  /** Empty when a person can see where the focus is; else what is in the way. */
  hidden: string;
}

/** Where the focus is, and whether a person can see it. */
export const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: "", tag: "body", hidden: "" };
    const name = (at.getAttribute("aria-label") ?? (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent ?? "")
      .trim()
      .replace(/\s+/g, " ");
    // A file dialog is opened by its label, which carries the mark.
    const marked = [at, ...((at as HTMLInputElement).labels ?? [])].find((one) => {
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity !== "0";
    });
    // The calendar button inside a date field has the focus itself, with a mark drawn by the browser.
    const inside = !at.matches(":focus") && ["date", "time"].includes((at as HTMLInputElement).type);
    if (inside) return { name, tag: at.tagName, hidden: "" };
    if (!marked) return { name, tag: at.tagName, hidden: "no mark of focus" };
    const box = marked.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return { name, tag: at.tagName, hidden: "no size" };
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
      return { name, tag: at.tagName, hidden: `outside the window: ${Math.round(box.top)}…${Math.round(box.bottom)}` };
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    for (let i = 1; i < 8; i++)
      for (let j = 1; j < 8; j++) {
        // Points of the part that lies in the window.
        const x = left + ((right - left) * i) / 8;
        const y = top + ((bottom - top) * j) / 8;
        const seen = document.elementFromPoint(x, y);
        if (seen && marked.contains(seen)) return { name, tag: at.tagName, hidden: "" };
      }
    return { name, tag: at.tagName, hidden: "covered by something else" };
  });
