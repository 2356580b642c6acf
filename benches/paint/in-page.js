// What is evaluated in the pages: when a tap is painted, and the same changes made by hand.

/** What says that something was kept or is read out is no part of what a tap paints. */
const ASIDE = ".saved, .sr, .toast, [data-testid=saved]";
const aside = (node) => !!(node.nodeType === 1 ? node : node.parentElement)?.closest(ASIDE);

/** Notes for every tap when its first and its last change stood on the screen. */
function watchTaps() {
  const taps = [];
  let tap;
  addEventListener("pointerup", ({ timeStamp }) => taps.push((tap = { at: timeStamp, first: 0, last: 0, frames: 0 })), { capture: true });
  const painted = (one) => {
    const now = performance.now();
    one.first ||= now;
    one.last = now;
    one.frames += 1;
    one.waiting = false;
  };
  new MutationObserver((changes) => {
    if (!tap || tap.waiting || changes.every(({ target }) => aside(target))) return;
    const one = tap;
    one.waiting = true;
    // Right after the frame in which the change is drawn; a message would wait behind whatever else came in.
    requestAnimationFrame(() => scheduler.postTask(() => painted(one), { priority: 'user-blocking' }));
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

const ECHO = 'onmessage = ({ data }) => postMessage(data)';

/**
 * Puts a copy without any program in the place of the page; a tap on its button makes the changes between
 * two pictures, to and fro. In two steps it makes those of the buttons at once, and all others when a worker
 * has answered, which does nothing but answer.
 */
function byHand(selector, inTwoSteps) {
  const [first, second] = pictures;
  const ways = [differences(first, second), differences(second, first)];
  const copy = first.cloneNode(true);
  app().replaceWith(copy);
  const at = (path) => path.reduce((node, i) => node.childNodes[i], copy);
  // What changes is looked up before: a programmer would hold on to it.
  const made = ways.map((way) => way.map(({ path, ...change }) => ({ ...change, on: at(path) })));
  const make = (changes) => {
    for (const { on, name, value, data, children, node } of changes) {
      if (name !== undefined) value === null ? on.removeAttribute(name) : on.setAttribute(name, value);
      else if (data !== undefined) on.data = data;
      else if (children) on.replaceChildren(...children.map((one) => one.cloneNode(true)));
      else on.replaceWith(node.cloneNode(true));
    }
  };
  const atOnce = ({ on }) => !!(on.nodeType === 1 ? on : on.parentElement)?.closest('.answers');
  let turn = 0;
  let later = () => undefined;
  const worker = new Worker(URL.createObjectURL(new Blob([ECHO], { type: 'text/javascript' })));
  worker.onmessage = () => later();
  copy.querySelector(selector).closest('[data-fact]').addEventListener('click', () => {
    const changes = made[turn];
    turn = 1 - turn;
    if (!inTwoSteps) return make(changes);
    make(changes.filter(atOnce));
    later = () => make(changes.filter((one) => !atOnce(one)));
    worker.postMessage(turn);
  });
  return made.map((way) => [way.length, way.filter(atOnce).length]);
}
