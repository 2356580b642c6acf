// What is evaluated in the pages: when a tap is painted, and the same changes made by hand.

/** What says that something was kept or is read out is no part of what a tap paints. */
const ASIDE = ".saved, .sr, .toast, [data-testid=saved]";
const aside = (node) => !!(node.nodeType === 1 ? node : node.parentElement)?.closest(ASIDE);

/** Notes for every tap when its first and its last change stood on the screen. */
function watchTaps() {
  const taps = [];
  let tap;
  addEventListener("pointerup", ({ timeStamp }) => taps.push((tap = { at: timeStamp, first: 0, last: 0, frames: 0 })), { capture: true });
  const channel = new MessageChannel();
  let waiting = [];
  channel.port1.onmessage = () => {
    const now = performance.now();
    for (const one of waiting) {
      one.first ||= now;
      one.last = now;
      one.frames += 1;
    }
    waiting = [];
  };
  new MutationObserver((changes) => {
    if (!tap || waiting.includes(tap) || changes.every(({ target }) => aside(target))) return;
    const one = tap;
    // After the frame in which the change is drawn.
    requestAnimationFrame(() => {
      waiting.push(one);
      channel.port2.postMessage(0);
    });
  }).observe(document.querySelector("#app"), { subtree: true, childList: true, attributes: true, characterData: true });
  Object.assign(globalThis, { __taps: taps });
}

/** How one tree becomes the other: attributes and texts, and whole nodes where children came or went. */
function differences(before, after, path = []) {
  if (before.nodeType === 1 && after.nodeType === 1 && aside(before)) return [];
  if (before.nodeType !== after.nodeType || before.nodeName !== after.nodeName) return [{ path, node: after }];
  if (before.nodeType !== 1) return before.data === after.data ? [] : [{ path, data: after.data }];
  const found = [];
  for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) found.push({ path, name, value });
  for (const { name } of before.attributes) if (!after.hasAttribute(name)) found.push({ path, name, value: null });
  if (before.childNodes.length !== after.childNodes.length) return [...found, { path, children: [...after.childNodes] }];
  for (let i = 0; i < before.childNodes.length; i++) found.push(...differences(before.childNodes[i], after.childNodes[i], [...path, i]));
  return found;
}

const app = () => document.querySelector("#app");
const pictures = [];
/** Keeps how the page stands now. */
const picture = () => pictures.push(app().cloneNode(true));

/** Puts a copy without any program in the place of the page; its button makes the changes between two pictures, to and fro. */
function byHand(selector) {
  const [first, second] = pictures;
  const ways = [differences(first, second), differences(second, first)];
  const copy = first.cloneNode(true);
  app().replaceWith(copy);
  const at = (path) => path.reduce((node, i) => node.childNodes[i], copy);
  // What changes is looked up before: a programmer would hold on to it.
  const made = ways.map((way) => way.map(({ path, ...change }) => ({ ...change, on: at(path) })));
  let turn = 0;
  copy.querySelector(selector).closest("[data-fact]").addEventListener("click", () => {
    for (const { on, name, value, data, children, node } of made[turn]) {
      if (name !== undefined) value === null ? on.removeAttribute(name) : on.setAttribute(name, value);
      else if (data !== undefined) on.data = data;
      else if (children) on.replaceChildren(...children.map((one) => one.cloneNode(true)));
      else on.replaceWith(node.cloneNode(true));
    }
    turn = 1 - turn;
  });
  return ways.map((way) => way.length);
}
